import type { OxlintRow } from './rule-row';
import { OXLINT_ROWS } from './rules';

/** Oxlint's configuration file: a rule table and nothing else. */
export function oxlintConfiguration(rows: readonly OxlintRow[] = OXLINT_ROWS): object {
  const plugins = new Set(rows.flatMap(([name]) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : [])));
  const rules = rows.map(([name, , , , , options]) => [name, options === undefined ? 'error' : ['error', options]]);
  return {
    plugins: ['eslint', ...plugins],
    // The default categories are on unless they are switched off by name.
    categories: Object.fromEntries(CATEGORIES.map((category) => [category, 'off'])),
    rules: Object.fromEntries(rules) as object,
  };
}

const CATEGORIES = ['correctness', 'suspicious', 'pedantic', 'perf', 'restriction', 'style', 'nursery'] as const;
