import type { Row, RowState } from './row';

const MARKS: Readonly<Record<RowState, string>> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL', skipped: '-   ' };

/** Rows by area, what to change under each. */
export function renderRows(rows: readonly Row[]): string {
  const lines: string[] = [];
  let area = '';
  for (const row of rows) {
    if (row.area !== area) lines.push(...(area === '' ? [] : ['']), row.area);
    ({ area } = row);
    lines.push(`  ${MARKS[row.state]}  ${row.check}: ${row.found}`);
    if (row.next !== null) lines.push(`        → ${row.next}`);
  }
  return `${lines.join('\n')}\n`;
}

export function renderRowsAsJson(rows: readonly Row[]): string {
  const checks = rows.map(({ area, check, state, found, next }) => ({ area, check, state, found, next }));
  return `${JSON.stringify({ ok: rows.every(({ state }) => state !== 'fail'), checks }, null, 2)}\n`;
}
