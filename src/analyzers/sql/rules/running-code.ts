import type { DocumentRule, Hit } from '../../document-rules';
import { migration } from '../example';
import type { Alteration, SqlScript } from '../script';

type SqlRule = DocumentRule<SqlScript>;

const POSTGRES_ALTER = 'https://www.postgresql.org/docs/current/sql-altertable.html';
const SQUAWK = 'https://squawkhq.com/docs/';

function* alterations(
  { alterations: all, isRehearsal }: SqlScript,
  minds: (alteration: Alteration) => boolean,
): Generator<Hit> {
  if (isRehearsal) return;
  for (const each of all) if (minds(each)) yield { line: each.action.line };
}

/** Changes of a table that programs rely on while the migration runs. */
export const RUNNING_CODE_RULES: readonly SqlRule[] = [
  {
    name: 'drop-column',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'The column is dropped while the released code still reads and writes it',
    advice: 'First release code that no longer names the column, then drop it in a later migration.',
    help: `${SQUAWK}ban-drop-column`,
    find: (script) =>
      alterations(script, ({ action }) =>
        /^drop (?:column )?(?!constraint|primary|foreign|index|key|check|default|partition|not|column\b)/.test(
          action.all.replace(/^drop column (?:if exists )?/, 'drop '),
        ),
      ),
    examples: {
      bad: [
        migration('ALTER TABLE users DROP COLUMN email;'),
        migration('alter table shop.users\n  add column a int,\n  drop column if exists b;'),
        migration('ALTER TABLE `users` DROP `email`;'),
      ],
      ok: [
        migration('ALTER TABLE users DROP CONSTRAINT users_email_key;'),
        migration('ALTER TABLE users DROP COLUMN email;', 'migrations/7.down.sql'),
        migration('ALTER TABLE users ALTER COLUMN email DROP NOT NULL;'),
      ],
    },
  },
  {
    name: 'rename-breaks-code',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'Code that is running knows the old name: it fails from here until the new release is everywhere',
    advice: 'Add the new name beside the old one, write both, move the readers, then drop the old one.',
    help: `${SQUAWK}renaming-column`,
    *find(script: SqlScript): Generator<Hit> {
      yield* alterations(
        script,
        ({ action }) =>
          /^rename (?!index|key|constraint)/.test(action.all) ||
          (/^change (?:column )?(\S+) (\S+)/
            .exec(action.all)
            ?.slice(1)
            .some((name, _, both) => name !== both[0]) ??
            false),
      );
      if (script.isRehearsal) return;
      for (const { all, line } of script.statements)
        if (/^(?:rename table\b|exec(?:ute)? sp_rename\b)/.test(all) && !script.undoes(line)) yield { line };
    },
    examples: {
      bad: [
        migration('ALTER TABLE users RENAME COLUMN name TO full_name;'),
        migration('ALTER TABLE users RENAME TO accounts;'),
        migration('ALTER TABLE `users` CHANGE `name` `full_name` varchar(100);'),
        migration("EXEC sp_rename 'dbo.users.name', 'full_name', 'COLUMN';"),
      ],
      ok: [
        migration('ALTER TABLE users RENAME CONSTRAINT a TO b;'),
        migration('ALTER TABLE `users` CHANGE `name` `name` varchar(100);'),
        migration('ALTER INDEX a RENAME TO b;'),
        migration('CREATE TABLE draft (id int); ALTER TABLE draft RENAME TO final;'),
      ],
    },
  },
  {
    name: 'type-change',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'Changing the type of a column rewrites the table under a lock, and values that do not fit stop it',
    advice: 'Add a column of the new type, fill it in batches, move the readers, then drop the old one.',
    help: `${SQUAWK}changing-column-type`,
    find: (script) =>
      alterations(script, ({ action: { all } }) => {
        const type = /^alter (?:column )?\S+ (?:set data )?type (.+)$/.exec(all)?.[1];
        // PostgreSQL widens these without looking at a row.
        if (type !== undefined) return !/^(?:text|varchar|character varying)(?: collate .*)?$/.test(type);
        return (
          script.dialect === 'mssql' &&
          /^alter column \S+ \w/.test(all) &&
          !/^alter column \S+ (?:add|drop|set)\b/.test(all)
        );
      }),
    examples: {
      bad: [
        migration('ALTER TABLE orders ALTER COLUMN total TYPE bigint;'),
        migration('ALTER TABLE orders ALTER id SET DATA TYPE uuid USING id::uuid;'),
        migration('ALTER TABLE dbo.orders ALTER COLUMN total bigint NOT NULL;\nGO\n'),
      ],
      ok: [
        migration('ALTER TABLE orders ALTER COLUMN note TYPE text;'),
        migration('CREATE TABLE a (id int); ALTER TABLE a ALTER COLUMN id TYPE bigint;'),
        migration('ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;'),
      ],
    },
  },
  {
    name: 'not-null-without-default',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'A new column that must not be null and has no default fails as soon as the table has a row',
    advice: 'Give it a default, or add it nullable, fill it, and forbid null afterwards.',
    help: `${SQUAWK}adding-required-field`,
    find: (script) =>
      alterations(
        script,
        ({ action: { all, top } }) =>
          /^add (?:column )?(?!constraint|primary|unique|foreign|check|index|key|fulltext|spatial|partition)/.test(
            all,
          ) &&
          /\bnot null\b/.test(all) &&
          !/\b(?:default|generated|identity|auto_increment|serial|bigserial|smallserial|as)\b/.test(top),
      ),
    examples: {
      bad: [
        migration('ALTER TABLE users ADD COLUMN age integer NOT NULL;'),
        migration('alter table users add age int not null;'),
        migration('ALTER TABLE users\n  ADD COLUMN a text,\n  ADD COLUMN IF NOT EXISTS b varchar(20) NOT NULL;'),
      ],
      ok: [
        migration('ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 0;'),
        migration('ALTER TABLE users ADD COLUMN age integer;'),
        migration('ALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL);'),
        migration('CREATE TABLE users (id int);\nALTER TABLE users ADD COLUMN age integer NOT NULL;'),
        migration('ALTER TABLE users ADD COLUMN no bigint GENERATED ALWAYS AS IDENTITY NOT NULL;'),
      ],
    },
  },
  {
    name: 'computed-default-rewrites-table',
    severity: 'warning',
    category: 'performance',
    languages: ['sql'],
    title: 'A default that differs from row to row makes the database write the whole table anew under a lock',
    advice: 'Add the column without the default, set the default for new rows, and fill the old ones in batches.',
    help: POSTGRES_ALTER,
    find: (script) =>
      alterations(
        script,
        ({ action: { all } }) =>
          /^add (?:column )?/.test(all) &&
          /\bdefault \(?\s?(?:gen_random_uuid|uuid_generate_v\d\w*|random|clock_timestamp|timeofday|nextval|newid|newsequentialid)\b/.test(
            all,
          ),
      ),
    examples: {
      bad: [
        migration('ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();'),
        migration('ALTER TABLE users ADD COLUMN n double precision NOT NULL DEFAULT random();'),
        migration('alter table users add seen timestamptz default clock_timestamp();'),
      ],
      ok: [
        migration('ALTER TABLE users ADD COLUMN created timestamptz DEFAULT now();'),
        migration('ALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();'),
        migration('CREATE TABLE users (token uuid DEFAULT gen_random_uuid());'),
      ],
    },
  },
];
