import { ORDER_SEARCH } from './order-search';
import { type Tree, without } from './tree';

/** What a second push makes of the branch: most mistakes are mended, one comes in, and lines move. */
export const SECOND_PUSH: Tree = {
  ...without(ORDER_SEARCH, 'deploy/production.env'),
  'web/search.ts': `/** Search over the names of the shop. */
export function countMatches(names: readonly string[], query: string): number {
  return names.filter((name) => name.includes(query)).length;
}

export function showMatches(list: HTMLElement, names: readonly string[], query: string): void {
  const matches = names.filter((name) => name.includes(query));
  list.innerHTML = '<b>' + query + '</b>: ' + matches.length;
}

export function parseFilter(source: string): unknown {
  return JSON.parse(source);
}

export function isEmpty(value: number): boolean {
  return Number.isNaN(value);
}
`,
  'api/orders.py': `import hashlib
import sqlite3
import subprocess


def order_count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


def orders_of(connection: sqlite3.Connection, customer: str):
    return connection.execute("SELECT * FROM orders WHERE customer = ?", (customer,)).fetchall()


def is_paid(status: str) -> bool:
    return status == "paid"


def export_orders(name: str) -> None:
    subprocess.run("tar czf /backups/" + name + ".tgz /data/orders", shell=True)


def password_hash(password: str) -> str:
    return hashlib.md5(password.encode()).hexdigest()


def run_report(expression):
    return eval(expression)
`,
};
