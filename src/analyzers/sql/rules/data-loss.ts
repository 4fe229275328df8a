import type { DocumentRule, Hit } from '../../document-rules';
import { migration, query } from '../example';
import { plainName, type SqlScript } from '../script';
import type { Statement } from '../statement';

type SqlRule = DocumentRule<SqlScript>;

const POSTGRES_DDL = 'https://www.postgresql.org/docs/current/sql-';

function* lossy(script: SqlScript, takes: (statement: Statement) => readonly string[]): Generator<Hit> {
  if (script.isRehearsal) return;
  for (const statement of script.statements) {
    const tables = takes(statement).map((name) => plainName(name.replace(/,$/, '')));
    if (tables.length === 0 || script.undoes(statement.line)) continue;
    if (!tables.every((table) => script.created.has(table) || isTemporary(table))) yield { line: statement.line };
  }
}

function isTemporary(table: string): boolean {
  return /^#|^(?:te?mp|staging|stg)_|_(?:te?mp|staging|stg|old|bak|backup)$/.test(table);
}

/** All rows, whatever the condition says. */
function touchesAll({ top, all }: Statement): boolean {
  if (!/\bwhere\b/.test(top)) return !/\b(?:join|using|limit|top)\b/.test(top);
  return /^(?:true|1 = 1|1|'' = ''|1 <> 0|not false)(?: returning\b.*)?$/.test(/\bwhere (.*)$/.exec(all)?.[1] ?? '');
}

export const DATA_LOSS_RULES: readonly SqlRule[] = [
  {
    name: 'delete-without-where',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'DELETE without a condition empties the whole table',
    advice: 'Add WHERE; if every row is meant, say so in a comment and keep a way back.',
    help: `${POSTGRES_DDL}delete.html`,
    find: (script) =>
      lossy(script, (statement) => {
        const table = /^(?:with .*?\) )?delete (?:from )?(?:only )?([^\s(]+)/.exec(statement.top)?.[1];
        return table !== undefined && touchesAll(statement) ? [table] : [];
      }),
    examples: {
      bad: [
        query('DELETE FROM sessions;'),
        query('delete from "audit"."entries" -- all of them\n;'),
        query('DELETE FROM sessions WHERE 1 = 1;'),
        migration('CREATE FUNCTION f() RETURNS void AS $$ BEGIN DELETE FROM jobs; END; $$ LANGUAGE plpgsql;'),
      ],
      ok: [
        query('DELETE FROM sessions WHERE expires_at < now();'),
        query('DELETE s FROM sessions s JOIN users u ON u.id = s.user_id;'),
        query('CREATE TEMP TABLE picked (id int); DELETE FROM picked;'),
        query('CREATE TABLE a (id int REFERENCES b (id) ON DELETE CASCADE);'),
        { path: 'test/fixtures/reset.sql', text: 'DELETE FROM sessions;' },
      ],
    },
  },
  {
    name: 'update-without-where',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'UPDATE without a condition writes to every row of the table',
    advice: 'Add WHERE; to fill a column of a large table, go through it in batches.',
    help: `${POSTGRES_DDL}update.html`,
    find: (script) =>
      lossy(script, (statement) => {
        const update = /^(?:with .*?\) )?update (?:only )?(\S+) (?:as )?(?:\w+ )?set (\S+) =/.exec(statement.top);
        if (!update || !touchesAll(statement) || statement.top.includes(' from ')) return [];
        return isFilled(script, update[2]!) ? [] : [update[1]!];
      }),
    examples: {
      bad: [
        query("UPDATE users SET role = 'admin';"),
        query('update accounts set balance = 0, updated_at = now();'),
        query('UPDATE `orders` SET state = (SELECT state FROM defaults WHERE id = 1);'),
      ],
      ok: [
        query("UPDATE users SET role = 'admin' WHERE id = 7;"),
        migration("ALTER TABLE users ADD COLUMN role text; UPDATE users SET role = 'user';"),
        query('UPDATE a SET x = b.x FROM b WHERE b.id = a.id;'),
        query('INSERT INTO a (x) VALUES (1) ON CONFLICT (x) DO UPDATE SET x = 2;'),
      ],
    },
  },
  {
    name: 'drop-table',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'The table is dropped with everything in it, and whatever still reads it fails',
    advice: 'Release the code that does without it first; keep the data, renamed or exported, until nobody misses it.',
    help: `${POSTGRES_DDL}droptable.html`,
    find: (script) =>
      lossy(script, ({ all }) => {
        const dropped = /^drop table (?:if exists )?(.+?)(?: cascade| restrict| purge)?$/.exec(all)?.[1];
        return dropped?.split(' , ') ?? [];
      }),
    examples: {
      bad: [
        migration('DROP TABLE orders;'),
        migration('-- +goose Up\nDROP TABLE IF EXISTS shop.orders CASCADE;'),
        query('drop table "customers", "orders";'),
      ],
      ok: [
        migration('DROP TABLE orders;', 'db/migrations/0004_orders.down.sql'),
        migration('-- migrate:up\nCREATE TABLE a (id int);\n-- migrate:down\nDROP TABLE b;\n'),
        query('DROP TABLE IF EXISTS totals;\nCREATE TABLE totals (id int);'),
        query('DROP TABLE #picked;'),
      ],
    },
  },
  {
    name: 'drop-database',
    severity: 'blocker',
    category: 'bug',
    languages: ['sql'],
    title: 'A whole database or schema is dropped',
    advice: 'Take it out of the script; what really has to go is dropped by hand, after a backup.',
    help: `${POSTGRES_DDL}dropdatabase.html`,
    find: (script) => lossy(script, ({ all }) => (/^drop (?:database|schema)\b/.test(all) ? [all] : [])),
    examples: {
      bad: [
        migration('DROP DATABASE shop;'),
        migration('drop schema if exists reporting cascade;'),
        query('DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;'),
      ],
      ok: [
        migration('DROP SCHEMA reporting;', 'db/migrations/0002_reporting.down.sql'),
        { path: 'test/setup.sql', text: 'DROP DATABASE IF EXISTS shop_test;' },
        query('CREATE SCHEMA IF NOT EXISTS reporting;'),
      ],
    },
  },
  {
    name: 'truncate-table',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'TRUNCATE empties the table at once, without triggers, and locks out whoever uses it',
    advice: 'Delete what has to go by a condition, or keep the rows until a backup is certain.',
    help: `${POSTGRES_DDL}truncate.html`,
    find: (script) =>
      lossy(script, ({ all }) => {
        const emptied = /^truncate (?:table )?(?:only )?(\S+)/.exec(all)?.[1];
        return emptied === undefined ? [] : [emptied];
      }),
    examples: {
      bad: [
        migration('TRUNCATE TABLE orders;'),
        query('truncate orders, customers restart identity cascade;'),
        migration('CREATE PROCEDURE p() BEGIN TRUNCATE TABLE audit; END'),
      ],
      ok: [
        query('CREATE TABLE picked (id int); TRUNCATE picked;'),
        query('TRUNCATE TABLE staging_orders;'),
        query('SELECT truncate(1.234, 1);'),
        { path: 'db/seeds/users.sql', text: 'TRUNCATE users;' },
      ],
    },
  },
];

/** True for a column that this script adds: somebody has to fill it. */
function isFilled({ alterations }: SqlScript, column: string): boolean {
  return alterations.some(({ action }) =>
    new RegExp(`^add (?:column )?(?:if not exists )?${column.replace(/\W/g, '\\$&')}\\b`).test(action.all),
  );
}
