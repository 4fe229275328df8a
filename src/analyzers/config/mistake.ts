/** What is wrong with a file of data, and where. */
export interface Mistake {
  readonly line: number;
  readonly message: string;
}

/** What can be said about the form of a file of data. */
export interface Form {
  /** The first thing that does not parse; null when all does. */
  readonly mistake: Mistake | null;
  /** Keys that their map has already, where they come again. */
  readonly repeated: readonly { readonly line: number; readonly key: string }[];
}
