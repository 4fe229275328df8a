import type { DocumentRule, Hit } from '../../document-rules';
import { query } from '../example';
import type { SqlScript } from '../script';
import { enclosed, partsOf, type Statement, topIndex } from '../statement';
import { nameOf } from '../token';

type SqlRule = DocumentRule<SqlScript>;

const POSTGRES = 'https://www.postgresql.org/docs/current/';

/** Words that begin a part of a statement: in some parts `=` compares, in the others it sets. */
const COMPARES = new Set([
  'WHERE',
  'ON',
  'HAVING',
  'WHEN',
  'CHECK',
  'AND',
  'OR',
  'NOT',
  'IF',
  'ELSEIF',
  'ELSIF',
  'WHILE',
]);
const SETS = new Set([
  'SET',
  'SELECT',
  'VALUES',
  'DECLARE',
  'FUNCTION',
  'PROCEDURE',
  'EXEC',
  'EXECUTE',
  'CALL',
  'WITH',
  'DEFAULT',
  'PARAMETERS',
  'THEN',
  'ELSE',
  'CREATE',
]);

/** Lines on which a value is compared with NULL by an operator. */
function* nullComparisons({ tokens }: Statement): Generator<number> {
  const parts: boolean[] = [];
  let compares = false;
  for (const [index, token] of tokens.entries()) {
    if (token.text === '(') parts.push(compares);
    else if (token.text === ')') compares = parts.pop() ?? false;
    else if (COMPARES.has(token.word)) compares = true;
    else if (SETS.has(token.word)) compares = false;
    else if (token.word === 'NULL' && compares && /^(?:=|<>|!=)$/.test(tokens[index - 1]?.text ?? '')) yield token.line;
  }
}

const MONEY = /^(?:\w+_)?(?:price|amount|balance|salary|cost|revenue|total|fee|payment|discount)(?:_\w+)?$/;

/** Queries that do something else than they say. */
export const QUERY_RULES: readonly SqlRule[] = [
  {
    name: 'compared-with-null',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'Nothing equals NULL, and nothing differs from it: this condition never holds',
    advice: 'Write IS NULL or IS NOT NULL.',
    help: `${POSTGRES}functions-comparison.html`,
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const statement of statements) for (const line of nullComparisons(statement)) yield { line };
    },
    examples: {
      bad: [
        query('SELECT * FROM a WHERE b = NULL;'),
        query('UPDATE a SET b = 1 WHERE c <> NULL;'),
        query('SELECT CASE WHEN b != NULL THEN 1 ELSE 0 END FROM a;'),
        query('SELECT * FROM a WHERE id IN (SELECT x FROM b WHERE y = null);'),
      ],
      ok: [
        query('SELECT * FROM a WHERE b IS NULL;'),
        query('UPDATE a SET b = NULL WHERE c = 1;'),
        query('INSERT INTO a (b) VALUES (1) ON CONFLICT (b) DO UPDATE SET c = NULL;'),
        query('CREATE FUNCTION f(a int = NULL) RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql;'),
        query('CREATE PROCEDURE p @a int = NULL AS SELECT 1;'),
      ],
    },
  },
  {
    name: 'not-in-null',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'NOT IN with a NULL in its list never holds, so the query finds nothing',
    advice: 'Take NULL out of the list and test for it with IS NOT NULL.',
    help: `${POSTGRES}functions-subquery.html#FUNCTIONS-SUBQUERY-NOTIN`,
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const { tokens } of statements)
        for (const [index, { word, line }] of tokens.entries()) {
          if (word !== 'IN' || tokens[index - 1]?.word !== 'NOT') continue;
          if (partsOf(enclosed(tokens, index + 1)).some((part) => part.length === 1 && part[0]!.word === 'NULL'))
            yield { line };
        }
    },
    examples: {
      bad: [
        query('SELECT * FROM a WHERE b NOT IN (1, NULL);'),
        query("DELETE FROM a WHERE b not in ('x', 'y', null);"),
        query('SELECT * FROM a WHERE c = 1 AND b NOT IN (NULL, 2);'),
      ],
      ok: [
        query('SELECT * FROM a WHERE b NOT IN (1, 2);'),
        query('SELECT * FROM a WHERE b IN (1, NULL);'),
        query('SELECT * FROM a WHERE b NOT IN (coalesce(c, NULL), 2);'),
      ],
    },
  },
  {
    name: 'insert-count',
    severity: 'blocker',
    category: 'bug',
    languages: ['sql'],
    title: 'INSERT names another number of columns than it gives values, so it fails',
    advice: 'Give one value for every column.',
    help: `${POSTGRES}sql-insert.html`,
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const { tokens, all } of statements) {
        if (!/^(?:insert|replace) (?:ignore )?into \S+ \(/.test(all)) continue;
        const values = topIndex(tokens, 0, /^VALUES$/);
        const open = tokens.findIndex(({ text }) => text === '(');
        if (values < 0 || open > values) continue;
        const columns = partsOf(enclosed(tokens, open)).length;
        const end = topIndex(tokens, values + 1, /^(?:ON|RETURNING|AS)$/);
        for (const row of partsOf(tokens.slice(values + 1, end < 0 ? undefined : end)))
          if (
            row[0]!.text === '(' &&
            partsOf(enclosed(row, 0)).length !== columns &&
            !row.some(({ text }) => /^[{$]/.test(text))
          )
            yield { line: row[0]!.line };
      }
    },
    examples: {
      bad: [
        query('INSERT INTO a (b, c) VALUES (1);'),
        query("insert into a (b) values ('x'), ('y', 'z');"),
        query('INSERT INTO a (b, c, d) VALUES (f(1, 2), 3);'),
      ],
      ok: [
        query('INSERT INTO a (b, c) VALUES (1, 2), (3, f(4, 5));'),
        query('INSERT INTO a (b, c) SELECT 1, 2 FROM d;'),
        query("INSERT INTO a (b, c) VALUES (1, 'x, y') ON CONFLICT (b) DO NOTHING;"),
      ],
    },
  },
  {
    name: 'impossible-between',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'BETWEEN has its larger end first, so it never holds',
    advice: 'Write the smaller value first.',
    help: `${POSTGRES}functions-comparison.html`,
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const { tokens } of statements)
        for (const [index, { word, line }] of tokens.entries()) {
          const [low, and, high] = tokens.slice(index + 1, index + 4);
          if (word !== 'BETWEEN' || and?.word !== 'AND' || low?.kind !== high?.kind) continue;
          const isDate = low!.kind === 'string' && [low!, high!].every(({ text }) => /^'\d{4}-\d\d-\d\d/.test(text));
          if (low!.kind === 'number' ? Number(low!.text) > Number(high!.text) : isDate && low!.text > high!.text)
            yield { line };
        }
    },
    examples: {
      bad: [
        query('SELECT * FROM a WHERE b BETWEEN 10 AND 1;'),
        query("SELECT * FROM a WHERE d BETWEEN '2025-12-31' AND '2025-01-01';"),
        query('DELETE FROM a WHERE b NOT BETWEEN 5 AND 3;'),
      ],
      ok: [
        query('SELECT * FROM a WHERE b BETWEEN 1 AND 10;'),
        query("SELECT * FROM a WHERE d BETWEEN '2025-01-01' AND '2025-12-31';"),
        query('SELECT * FROM a WHERE b BETWEEN SYMMETRIC 10 AND 1;'),
      ],
    },
  },
  {
    name: 'page-without-order',
    severity: 'info',
    category: 'bug',
    languages: ['sql'],
    title: 'OFFSET without ORDER BY gives rows in any order, so pages repeat some and miss others',
    advice: 'Add ORDER BY with a column that is unique at its end.',
    help: `${POSTGRES}queries-limit.html`,
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const { top, tokens, line } of statements) {
        if (!/^(?:with .*?)?select\b/.test(top) || !/ offset (?!0\b)\S/.test(top) || top.includes(' order by '))
          continue;
        yield { line: tokens.findLast(({ word }) => word === 'OFFSET')?.line ?? line };
      }
    },
    examples: {
      bad: [
        query('SELECT * FROM a LIMIT 10 OFFSET 20;'),
        query('SELECT * FROM a WHERE b = 1 OFFSET $1;'),
        query('select id from a offset 5 limit 5;'),
      ],
      ok: [
        query('SELECT * FROM a ORDER BY id LIMIT 10 OFFSET 20;'),
        query('SELECT * FROM a LIMIT 10;'),
        query('SELECT * FROM a LIMIT 1 OFFSET 0;'),
      ],
    },
  },
  {
    name: 'money-as-float',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'A binary fraction cannot hold an amount of money exactly: sums drift by cents',
    advice: 'Use DECIMAL with two places or more, or whole cents.',
    cwe: 682,
    help: `${POSTGRES}datatype-numeric.html#DATATYPE-FLOAT`,
    *find({ statements, isRehearsal }: SqlScript): Generator<Hit> {
      if (isRehearsal) return;
      for (const { tokens, all } of statements) {
        if (!/^(?:create|alter)\b.*? table\b|^alter table\b/.test(all)) continue;
        for (const [index, token] of tokens.entries()) {
          const isFloat = /^(?:FLOAT|REAL|DOUBLE|FLOAT4|FLOAT8)$/.test(tokens[index + 1]?.word ?? '');
          if (isFloat && MONEY.test(nameOf(token))) yield { line: token.line };
        }
      }
    },
    examples: {
      bad: [
        query('CREATE TABLE a (id int, price float);'),
        query('ALTER TABLE a ADD COLUMN total_amount double precision;'),
        query('CREATE TABLE a (`balance` DOUBLE NOT NULL);'),
      ],
      ok: [
        query('CREATE TABLE a (price numeric(12, 2));'),
        query('CREATE TABLE a (weight float, ratio real);'),
        query('SELECT price::float FROM a WHERE id = 1;'),
      ],
    },
  },
];
