import { OXLINT_ROWS } from './rules';

/** Oxlint's configuration file: the rule table and nothing else. */
export function oxlintConfiguration(): object {
  const rows = OXLINT_ROWS;
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
