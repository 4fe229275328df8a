/** A text file tree: path to content. */
export type Tree = Readonly<Record<string, string>>;

const PRICE_FORMAT = `export function formatPrice(cents: number, currency: string): string {
  const amount = (cents / 100).toFixed(2);
  return \`\${amount} \${currency}\`;
}
`;

/** The shop as it is on \`main\`. */
export const BASE: Tree = {
  'README.md': '# Corner shop\n\nAn API in Python and a page in TypeScript.\n',
  'web/format.ts': PRICE_FORMAT,
  'web/search.ts': `export function countMatches(names: readonly string[], query: string): number {
  return names.filter((name) => name.includes(query)).length;
}
`,
  'api/orders.py': `import sqlite3


def order_count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


def run_report(expression):
    return eval(expression)
`,
  'package.json': '{\n  "name": "corner-shop",\n  "dependencies": {\n    "express": "5.1.0"\n  }\n}\n',
  'package-lock.json': '{\n  "name": "corner-shop",\n  "lockfileVersion": 3\n}\n',
};

/** Not a credential: put together here so that no scanner takes this source file for a leak. */
const LEAKED_KEY = ['AKIA', 'Q4VT2XN7', 'ZJ5KD3WE'].join('');

/** What the branch \`order-search\` changes: real mistakes among harmless lines. */
export const HEAD: Tree = {
  ...Object.fromEntries(Object.entries(BASE).filter(([path]) => path !== 'web/format.ts')),
  'web/price-format.ts': PRICE_FORMAT,
  'web/search.ts': `export function countMatches(names: readonly string[], query: string): number {
  return names.filter((name) => name.includes(query)).length;
}

export function showMatches(list: HTMLElement, names: readonly string[], query: string): void {
  debugger;
  const matches = names.filter((name) => name.includes(query));
  list.innerHTML = '<b>' + query + '</b>: ' + matches.length;
}

export function parseFilter(source: string): unknown {
  return eval(source);
}

export function isEmpty(value: number): boolean {
  return value === NaN;
}
`,
  'api/orders.py': `import sqlite3
import subprocess


def order_count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


def orders_of(connection: sqlite3.Connection, customer: str, tags=[]):
    tags.append(customer)
    return connection.execute(f"SELECT * FROM orders WHERE customer = '{customer}'").fetchall()


def export_orders(name: str) -> None:
    subprocess.run("tar czf /backups/" + name + ".tgz /data/orders", shell=True)


def run_report(expression):
    return eval(expression)
`,
  'deploy/production.env': `REGION=eu-central-1
AWS_ACCESS_KEY_ID=${LEAKED_KEY}
`,
  'package.json':
    '{\n  "name": "corner-shop",\n  "dependencies": {\n    "express": "5.1.0",\n    "lodash": "4.17.21"\n  }\n}\n',
};
