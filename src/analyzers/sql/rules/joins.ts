import type { DocumentRule, Hit } from '../../document-rules';
import { query } from '../example';
import type { SqlScript } from '../script';
import { partsOf, type Statement, topIndex } from '../statement';
import { nameOf, type Token } from '../token';

interface Table {
  readonly name: string;
  readonly line: number;
}

/** Tables of a FROM that has only names in it: `a, b AS c`; null for everything else. */
function listedTables(tokens: readonly Token[]): readonly Table[] | null {
  const tables = partsOf(tokens).map((part): Table | null => {
    const words = part.map(nameOf).join(' ').replace(/ \. /g, '.');
    const table = /^([\w.]+)(?: as)?(?: (\w+))?$/.exec(words);
    return table && { name: table[2] ?? table[1]!.slice(table[1]!.lastIndexOf('.') + 1), line: part[0]!.line };
  });
  return tables.every((table) => table !== null) ? tables : null;
}

const CLAUSE_END = /^(?:WHERE|GROUP|ORDER|HAVING|LIMIT|OFFSET|FETCH|UNION|EXCEPT|INTERSECT|WINDOW|FOR|INTO|RETURNING)$/;

/** The line of a listed table that nothing ties to the others; null when all are tied, or it cannot be told. */
function untied(tokens: readonly Token[]): number | null {
  const from = topIndex(tokens, 0, /^FROM$/);
  if (from < 0) return null;
  const end = topIndex(tokens, from + 1, CLAUSE_END);
  const tables = listedTables(tokens.slice(from + 1, end < 0 ? undefined : end));
  if (!tables || tables.length < 2) return null;
  if (end < 0 || tokens[end]!.word !== 'WHERE') return tokens.length < 6 ? null : tables[1]!.line;
  const condition = tokens.slice(end + 1).map(nameOf);
  const qualified = new Set(condition.filter((_, index) => condition[index + 1] === '.'));
  const isPlain = !condition.includes('select') && qualified.size > 0;
  const compared = condition.filter(
    (word, index) => /^(?:=|<|>|<=|>=|in|like)$/.test(word) && condition[index - 2] !== '.',
  ).length;
  if (!isPlain || compared > 0) return null;
  return tables.find(({ name }) => !qualified.has(name))?.line ?? null;
}

/** The statement's SELECTs, those in parentheses too: the tokens from each SELECT on. */
function selects({ tokens }: Statement): readonly (readonly Token[])[] {
  return tokens.flatMap(({ word }, index) => (word === 'SELECT' ? [tokens.slice(index)] : []));
}

/** Tables that are put together without a tie. */
export const JOIN_RULES: readonly DocumentRule<SqlScript>[] = [
  {
    name: 'cartesian-join',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'Nothing ties the tables to each other: every row of one is paired with every row of the other',
    advice: 'Join them ON the columns that belong together; where every pair is meant, write CROSS JOIN.',
    help: 'https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-FROM',
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const statement of statements)
        for (const select of selects(statement)) {
          const line = untied(select);
          if (line !== null) yield { line };
        }
    },
    examples: {
      bad: [
        query('SELECT u.name, o.total FROM users u, orders o;'),
        query('SELECT * FROM users u, orders o WHERE u.active = true;'),
        query('SELECT count(*) FROM a, b ORDER BY 1;'),
      ],
      ok: [
        query('SELECT * FROM users u, orders o WHERE o.user_id = u.id;'),
        query('SELECT * FROM users u CROSS JOIN days d;'),
        query('SELECT * FROM users u, jsonb_each(u.settings) s;'),
        query('SELECT * FROM a, b WHERE x = y;'),
      ],
    },
  },
  {
    name: 'join-without-condition',
    severity: 'warning',
    category: 'bug',
    languages: ['sql'],
    title: 'A JOIN without ON or USING pairs every row with every other, where it is accepted at all',
    advice: 'Say which columns belong together: ON a.id = b.a_id.',
    help: 'https://dev.mysql.com/doc/refman/8.4/en/join.html',
    *find({ statements }: SqlScript): Generator<Hit> {
      for (const { tokens } of statements)
        for (const [index, { word, line }] of tokens.entries()) {
          if (
            word !== 'JOIN' ||
            !tokens.slice(0, index).some((token) => /^(?:FROM|UPDATE)$/.test(token.word)) ||
            /^(?:CROSS|NATURAL|APPLY)$/.test(tokens[index - 1]?.word ?? '')
          )
            continue;
          const kind = tokens.slice(Math.max(0, index - 3), index).map((token) => token.word);
          if (kind.includes('NATURAL')) continue;
          const next = topIndex(tokens, index + 1, new RegExp(`^(?:ON|USING|JOIN)$|${CLAUSE_END.source}`));
          const rest = next < 0 ? '' : tokens[next]!.word;
          if (
            tokens[index + 1]?.text !== '(' &&
            !/^(?:ON|USING|JOIN)$/.test(rest) &&
            !tokens.slice(index, next < 0 ? undefined : next).some((token) => token.word === 'LATERAL')
          )
            yield { line };
        }
    },
    examples: {
      bad: [
        query('SELECT * FROM users JOIN orders WHERE users.active;'),
        query('SELECT * FROM users u INNER JOIN orders o;'),
        query('SELECT * FROM users u LEFT JOIN orders o ORDER BY u.id;'),
      ],
      ok: [
        query('SELECT * FROM users u JOIN orders o ON o.user_id = u.id;'),
        query('SELECT * FROM users JOIN orders USING (user_id);'),
        query('SELECT * FROM users NATURAL LEFT JOIN orders;'),
        query('SELECT * FROM a JOIN b JOIN c ON c.id = b.id ON b.id = a.id;'),
      ],
    },
  },
];
