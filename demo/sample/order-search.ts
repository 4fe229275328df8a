import { PRICE_FORMAT, SHOP } from './shop';
import { type Tree, without } from './tree';

/** Not a credential: put together here so that no scanner takes this source file for a leak. */
const LEAKED_KEY = ['AKIA', 'Q4VT2XN7', 'ZJ5KD3WE'].join('');

/** What the branch `order-search` makes of the shop: real mistakes among harmless lines, and a renamed file. */
export const ORDER_SEARCH: Tree = {
  ...without(SHOP, 'web/format.ts'),
  'web/price-format.ts': PRICE_FORMAT.replace('currency: string', "currency = 'EUR'"),
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


def is_paid(status: str) -> bool:
    return status is "paid"


def export_orders(name: str) -> None:
    subprocess.run("tar czf /backups/" + name + ".tgz /data/orders", shell=True)


def run_report(expression):
    return eval(expression)
`,
  'api/reports.py': `import json
import pickle

import requests
import yaml


def read_report(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_settings(text: str) -> dict:
    return yaml.load(text)


def read_cached(data: bytes):
    return pickle.loads(data)


def fetch_rates(url: str) -> dict:
    return requests.get(url, verify=False).json()
`,
  'deploy/production.env': `REGION=eu-central-1
AWS_ACCESS_KEY_ID=${LEAKED_KEY}
`,
  'package.json':
    '{\n  "name": "corner-shop",\n  "dependencies": {\n    "express": "5.1.0",\n    "lodash": "4.17.21"\n  }\n}\n',
};
