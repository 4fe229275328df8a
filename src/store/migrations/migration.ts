/** The words in which the databases differ. */
export interface SqlWords {
  readonly dialect: 'sqlite' | 'postgres';
  /** Type of a column that numbers its rows. */
  readonly rowNumber: string;
  /** End of a table that is stored in the order of its key. */
  readonly keyOrdered: string;
}

/** One step forward of the schema; never changed once released, never undone. */
export interface Migration {
  /** `0001-…`: the number is the order. */
  readonly name: string;
  statements(words: SqlWords): readonly string[];
}

export const SQLITE_WORDS: SqlWords = {
  dialect: 'sqlite',
  rowNumber: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  keyOrdered: 'WITHOUT ROWID',
};

export const POSTGRES_WORDS: SqlWords = {
  dialect: 'postgres',
  rowNumber: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  keyOrdered: '',
};
