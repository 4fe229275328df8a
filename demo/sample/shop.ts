import type { Tree } from './tree';

export const PRICE_FORMAT = `export function formatPrice(cents: number, currency: string): string {
  const amount = (cents / 100).toFixed(2);
  return \`\${amount} \${currency}\`;
}

export function formatDiscount(percent: number): string {
  return \`-\${percent} %\`;
}
`;

/** The shop as it is on `main`. */
export const SHOP: Tree = {
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
  'api/reports.py': `import json


def read_report(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)
`,
  'package.json': '{\n  "name": "corner-shop",\n  "dependencies": {\n    "express": "5.1.0"\n  }\n}\n',
  'package-lock.json': `{
  "name": "corner-shop",
  "lockfileVersion": 3,
  "packages": {
    "": {
      "name": "corner-shop",
      "dependencies": {
        "express": "5.1.0"
      }
    },
    "node_modules/express": {
      "version": "5.1.0",
      "integrity": "sha512-DT9ck5YIRU+8GYzzU5kT3eHGA5iL+1Zd0EutOmTE9Dtk+Tvuzd23VBU+ec7HPNSTxXYO55gPV/hq4pSBJDjFpA==",
      "license": "MIT"
    }
  }
}
`,
};
