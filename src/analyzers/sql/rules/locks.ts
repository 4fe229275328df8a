import type { DocumentRule, Hit } from '../../document-rules';
import { migration, query } from '../example';
import { plainName, type SqlScript } from '../script';
import type { Statement } from '../statement';

type SqlRule = DocumentRule<SqlScript>;

const SQUAWK = 'https://squawkhq.com/docs/';

function* going(script: SqlScript, minds: (statement: Statement) => boolean): Generator<Hit> {
  if (script.isRehearsal) return;
  for (const statement of script.statements)
    if (!script.undoes(statement.line) && minds(statement)) yield { line: statement.line };
}

function mayBePostgres({ dialect }: SqlScript): boolean {
  return dialect === 'postgres' || dialect === 'unknown';
}

/** What keeps others from a table for as long as it takes. */
export const LOCK_RULES: readonly SqlRule[] = [
  {
    name: 'index-blocks-writes',
    severity: 'warning',
    category: 'performance',
    languages: ['sql'],
    title: 'PostgreSQL lets nobody write to the table while this index is built',
    advice: 'Use CREATE INDEX CONCURRENTLY, outside of a transaction.',
    help: `${SQUAWK}require-concurrent-index-creation`,
    find: (script) =>
      going(script, ({ all }) => {
        const table =
          /^create (?:unique )?index (?!concurrently)(?:if not exists )?(?:\S+ )?on (?:only )?([^\s(]+)/.exec(all)?.[1];
        return table !== undefined && mayBePostgres(script) && !script.created.has(plainName(table));
      }),
    examples: {
      bad: [
        migration('CREATE INDEX orders_by_user ON orders (user_id);'),
        migration('create unique index if not exists a on shop.orders using btree (b);'),
        migration('CREATE INDEX ON orders (user_id);'),
      ],
      ok: [
        migration('CREATE INDEX CONCURRENTLY orders_by_user ON orders (user_id);'),
        migration('CREATE TABLE orders (user_id int);\nCREATE INDEX orders_by_user ON orders (user_id);'),
        migration('CREATE INDEX orders_by_user ON `orders` (`user_id`);'),
        migration('CREATE INDEX a ON b (c);', 'db/migrations/4_index.down.sql'),
      ],
    },
  },
  {
    name: 'concurrently-in-transaction',
    severity: 'blocker',
    category: 'bug',
    languages: ['sql'],
    title: 'PostgreSQL refuses CONCURRENTLY inside of a transaction, so the migration fails',
    advice: 'Move the statement to a migration of its own that runs without a transaction.',
    help: `${SQUAWK}ban-concurrent-index-creation-in-transaction`,
    *find(script: SqlScript): Generator<Hit> {
      let isOpen = false;
      for (const { all, line } of script.statements) {
        if (/^(?:begin|start transaction)(?: |$)/.test(all)) isOpen = true;
        else if (/^(?:commit|rollback|end)(?: |$)/.test(all)) isOpen = false;
        else if (isOpen && /^(?:create (?:unique )?|drop |re)index concurrently\b/.test(all)) yield { line };
      }
    },
    examples: {
      bad: [
        migration('BEGIN;\nCREATE INDEX CONCURRENTLY a ON b (c);\nCOMMIT;'),
        migration('START TRANSACTION;\nDROP INDEX CONCURRENTLY a;\nCOMMIT;'),
        migration('begin transaction;\ncreate unique index concurrently a on b (c);\ncommit;'),
      ],
      ok: [
        migration('CREATE INDEX CONCURRENTLY a ON b (c);'),
        migration('BEGIN;\nALTER TABLE a ADD b int;\nCOMMIT;\nCREATE INDEX CONCURRENTLY a ON b (c);'),
        migration('BEGIN;\nCREATE TABLE b (c int);\nCREATE INDEX a ON b (c);\nCOMMIT;'),
      ],
    },
  },
  {
    name: 'constraint-locks-table',
    severity: 'warning',
    category: 'performance',
    languages: ['sql'],
    title: 'PostgreSQL checks every row for the new constraint while nobody may write to the table',
    advice:
      'Add foreign keys and checks as NOT VALID and validate them in a second step; build a unique index concurrently and add the constraint USING INDEX.',
    help: `${SQUAWK}constraint-missing-not-valid`,
    *find(script: SqlScript): Generator<Hit> {
      if (script.isRehearsal || !mayBePostgres(script)) return;
      for (const { action } of script.alterations) {
        if (!/^add (?:constraint \S+ )?(?:foreign key|check|unique|primary key)\b/.test(action.all)) continue;
        if (!/\bnot valid\b|\busing index\b/.test(action.all)) yield { line: action.line };
      }
    },
    examples: {
      bad: [
        migration('ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users (id);'),
        migration('ALTER TABLE orders ADD CONSTRAINT c CHECK (total >= 0);'),
        migration('alter table orders add unique (no);'),
      ],
      ok: [
        migration('ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;'),
        migration('ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX orders_no;'),
        migration('ALTER TABLE `orders` ADD CONSTRAINT c CHECK (total >= 0);'),
        migration('CREATE TABLE orders (no int);\nALTER TABLE orders ADD UNIQUE (no);'),
      ],
    },
  },
  {
    name: 'set-not-null-scans-table',
    severity: 'info',
    category: 'performance',
    languages: ['sql'],
    title: 'SET NOT NULL reads the whole table while nobody may use it',
    advice:
      'Add a check constraint NOT VALID, validate it, then set NOT NULL: PostgreSQL 12 and later trust the check.',
    help: `${SQUAWK}adding-not-nullable-field`,
    *find(script: SqlScript): Generator<Hit> {
      if (script.isRehearsal || !mayBePostgres(script)) return;
      for (const { action, table } of script.alterations) {
        const column = /^alter (?:column )?(\S+) set not null$/.exec(action.all)?.[1];
        if (column === undefined) continue;
        const isChecked = script.statements.some(
          ({ all }) => /\b(?:check|validate constraint)\b/.test(all) && all.includes(table),
        );
        if (!isChecked) yield { line: action.line };
      }
    },
    examples: {
      bad: [
        migration('ALTER TABLE orders ALTER COLUMN total SET NOT NULL;'),
        migration('alter table only shop.orders alter total set not null;'),
        migration('ALTER TABLE orders ADD COLUMN a int, ALTER COLUMN b SET NOT NULL;'),
      ],
      ok: [
        migration('ALTER TABLE orders VALIDATE CONSTRAINT c;\nALTER TABLE orders ALTER COLUMN total SET NOT NULL;'),
        migration('ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;'),
        migration('CREATE TABLE orders (total int);\nALTER TABLE orders ALTER COLUMN total SET NOT NULL;'),
      ],
    },
  },
  {
    name: 'table-locked',
    severity: 'warning',
    category: 'performance',
    languages: ['sql'],
    title: 'The statement keeps everybody from the table until it is done',
    advice:
      'Run it in a maintenance window, or use a form that works beside others: REINDEX CONCURRENTLY, ALGORITHM=INPLACE, a tool for online changes.',
    help: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html',
    *find(script: SqlScript): Generator<Hit> {
      yield* going(script, ({ all, top }) =>
        /^(?:vacuum (?:\( )?full\b|cluster \w|lock tables? |optimize table |refresh materialized view (?!concurrently)|reindex (?!.*\bconcurrently\b)(?:table|index|database|schema)\b)/.test(
          all.startsWith('vacuum') ? all : top,
        ),
      );
      if (script.isRehearsal) return;
      for (const { action } of script.alterations)
        if (
          /^(?:algorithm = copy|lock = (?:exclusive|shared)|convert to character set\b|engine = \w|force$)/.test(
            action.all,
          )
        )
          yield { line: action.line };
    },
    examples: {
      bad: [
        query('VACUUM FULL orders;'),
        migration('ALTER TABLE orders ADD COLUMN a int, ALGORITHM=COPY;'),
        migration('ALTER TABLE `orders` CONVERT TO CHARACTER SET utf8mb4;'),
        migration('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;'),
        migration('REINDEX TABLE orders;'),
      ],
      ok: [
        query('VACUUM ANALYZE orders;'),
        migration('ALTER TABLE orders ADD COLUMN a int, ALGORITHM=INPLACE, LOCK=NONE;'),
        migration('REINDEX INDEX CONCURRENTLY orders_by_user;'),
        migration('CREATE TABLE orders (a int) ENGINE=InnoDB;'),
      ],
    },
  },
  {
    name: 'modify-copies-table',
    severity: 'info',
    category: 'performance',
    languages: ['sql'],
    title: 'MySQL copies the whole table to change the type of a column, and nobody can write to it meanwhile',
    advice: 'Say ALGORITHM=INPLACE or INSTANT, which fails rather than locks, or use a tool for online changes.',
    help: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-column-operations',
    *find(script: SqlScript): Generator<Hit> {
      if (script.isRehearsal) return;
      const isOnline = /\balgorithm = (?:inplace|instant)\b/;
      const online = new Set(
        script.alterations.filter(({ action }) => isOnline.test(action.all)).map(({ table }) => table),
      );
      for (const { action, table } of script.alterations)
        if (/^modify (?:column )?\S+ \S/.test(action.all) && !online.has(table)) yield { line: action.line };
    },
    examples: {
      bad: [
        migration('ALTER TABLE orders MODIFY total bigint NOT NULL;'),
        migration('ALTER TABLE `orders` MODIFY COLUMN `note` varchar(400);'),
        migration('alter table orders add column a int, modify column b decimal(10, 2);'),
      ],
      ok: [
        migration('ALTER TABLE orders MODIFY total bigint NOT NULL, ALGORITHM=INPLACE;'),
        migration('CREATE TABLE orders (total int);\nALTER TABLE orders MODIFY total bigint;'),
        migration('ALTER TABLE orders ADD COLUMN total bigint;'),
      ],
    },
  },
];
