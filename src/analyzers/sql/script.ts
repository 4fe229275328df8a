import { isTestPath } from '../pull-request/path-kind';
import type { WorkerFile } from '../sandbox';
import { partsOf, type Statement, statementsOf, toStatement } from './statement';

export type Dialect = 'postgres' | 'mysql' | 'mssql' | 'sqlite' | 'unknown';

/** One change that an ALTER TABLE makes. */
export interface Alteration {
  readonly table: string;
  /** The change alone, as a statement: `add column a int`. */
  readonly action: Statement;
}

/** A file of SQL. */
export interface SqlScript {
  readonly statements: readonly Statement[];
  readonly dialect: Dialect;
  /** True for fixtures, seeds and tests, whose data nobody misses. */
  readonly isRehearsal: boolean;
  /** Lines that undo a migration: taking things away is what they are for. */
  readonly undoes: (line: number) => boolean;
  /** Tables that this script makes: they are empty, and no running program knows them. */
  readonly created: ReadonlySet<string>;
  /** Of the tables that were there before, and without what undoes a migration. */
  readonly alterations: readonly Alteration[];
}

const UNDOING_PATH = /(?:^|[/._-])(?:down|rollback|revert|undo)(?:[/._-]|$)|(?:^|\/)U\d[\w.]*__/i;
const REHEARSAL_PATH =
  /(?:^|[/._-])(?:seeds?|seeders|fixtures?|samples?|examples?|demo|teardown|reset|clean(?:up)?)(?:[/._-]|$)/i;
const SECTION =
  /^\s*--\s*(?:\+goose|\+migrate|\+micrate|migrate:|\/\/@|@)?\s*(up|down|undo|rollback|revert)\b[\s:=-]*(?:migration|script|section)?[\s:=-]*$/i;

export function readScript({ path, text }: WorkerFile): SqlScript {
  const statements = statementsOf(text);
  const undoes = UNDOING_PATH.test(path) ? () => true : sections(text);
  const created = createdIn(statements);
  return {
    statements,
    dialect: dialectOf(path, text),
    isRehearsal: isTestPath(path) || REHEARSAL_PATH.test(path),
    undoes,
    created,
    alterations: statements
      .filter(({ line }) => !undoes(line))
      .flatMap(alterationsOf)
      .filter(({ table }) => !created.has(table)),
  };
}

/** Where such statements begin, outside of rehearsals. */
export function* matching(
  { statements, isRehearsal }: SqlScript,
  minds: (statement: Statement) => boolean,
): Generator<{ readonly line: number }> {
  if (isRehearsal) return;
  for (const statement of statements) if (minds(statement)) yield { line: statement.line };
}

/** Migrations of several tools hold both ways in one file, told apart by comments. */
function sections(text: string): (line: number) => boolean {
  const starts = text.split('\n').flatMap((line, index) => {
    const way = SECTION.exec(line)?.[1];
    return way === undefined ? [] : [{ line: index + 1, undoes: way.toLowerCase() !== 'up' }];
  });
  return (line) => starts.findLast((start) => start.line <= line)?.undoes ?? false;
}

function createdIn(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ all }) => {
      const table =
        /^create (?:or replace )?(?:(?:global |local )?temp(?:orary)? |unlogged |external )?table (?:if not exists )?(\S+)/.exec(
          all,
        ) ?? /\binto (?:temp(?:orary)? )?(# ?\S+)/.exec(all);
      return table ? [plainName(table[1]!)] : [];
    }),
  );
}

/** A table's name without its schema. */
export function plainName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function alterationsOf({ tokens, all }: Statement): readonly Alteration[] {
  const head = /^alter table (?:if exists )?(?:only )?(\S+) (?:\* )?(?:with (?:no)?check )?/.exec(all);
  if (!head) return [];
  const name = plainName(head[1]!);
  const first = tokens.findIndex(
    ({ word }, index) =>
      index > 2 &&
      /^(?:ADD|DROP|ALTER|MODIFY|CHANGE|RENAME|CONVERT|ENGINE|ALGORITHM|LOCK|DISABLE|ENABLE|NO|FORCE|VALIDATE|SET|OWNER|ATTACH|DETACH)$/.test(
        word,
      ),
  );
  if (first < 0) return [];
  return partsOf(tokens.slice(first)).map((part) => ({ table: name, action: toStatement(part) }));
}

const SIGNS: readonly (readonly [Exclude<Dialect, 'unknown'>, RegExp])[] = [
  [
    'postgres',
    /\b(?:big|small)?serial\b|::\s*\w|\$\w*\$|\bjsonb\b|\btimestamptz\b|\bconcurrently\b|\bplpgsql\b|\breturning\b|\bgen_random_uuid\b|\bilike\b|\busing\s+(?:btree|gin|gist|hash|brin)\b|\bwith(?:out)? time zone\b|\bnot valid\b|\bowner to\b|\bpg_\w+|\bcreate extension\b|\b(?:text|varchar|integer)\[\]/i,
  ],
  [
    'mysql',
    /`|\bauto_increment\b|\bengine\s*=|\bmodify\s+(?:column\b|\w+\s+\w)|\bchange\s+column\b|\butf8(?:mb4)?\b|\balgorithm\s*=|\bunsigned\b|\btinyint\(1\)|\bidentified\s+by\b/i,
  ],
  [
    'mssql',
    /^[^\S\n]*GO[^\S\n]*$|\bnvarchar\b|\[dbo\]|\bdbo\.|\bidentity\s*\(|\bsp_\w+|\bnolock\b|\bdatetime2\b|\buniqueidentifier\b/im,
  ],
  ['sqlite', /\bautoincrement\b|\bpragma\b|\bwithout rowid\b|\bsqlite_/i],
];

function dialectOf(path: string, text: string): Dialect {
  const named =
    /(?:^|[/._-])(?:(postgres\w*|pg|psql|pgsql)|(mysql|maria\w*)|(mssql|sqlserver|tsql)|(sqlite3?))[/._-]/i.exec(path);
  if (named) {
    const index = named.slice(1).findIndex(Boolean);
    return (['postgres', 'mysql', 'mssql', 'sqlite'] as const)[index]!;
  }
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
}
