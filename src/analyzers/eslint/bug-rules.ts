import type { EslintRow } from './rule-row';

/** Defects that oxlint has no rule for. */
export const BUG_RULES: readonly EslintRow[] = [
  {
    plugin: 'core',
    name: 'no-template-curly-in-string',
    severity: 'info',
    category: 'bug',
    title: 'A placeholder stands in a plain string: it is printed as it is',
  },
  {
    plugin: 'core',
    name: 'no-unreachable-loop',
    severity: 'warning',
    category: 'bug',
    title: 'The loop ends in its first round, whatever happens',
  },
  {
    plugin: 'core',
    name: 'no-useless-assignment',
    severity: 'info',
    category: 'bug',
    title: 'The assigned value is overwritten before anybody reads it',
    cwe: 563,
    // What a variable begins with out of habit, or a return assigns on its way, hides no mistake.
    where:
      /^(?!\s*(?:let|var)\b[^=]*=\s*(?:null|undefined|true|false|-?\d[\d.]*|''|""|``|\[\]|\{\})\s*[;,]?\s*(?:\/\/.*)?$)(?!\s*return\b)/,
  },
  {
    plugin: 'regexp',
    name: 'no-super-linear-backtracking',
    severity: 'warning',
    category: 'performance',
    title: 'A crafted text makes this regular expression run for minutes and blocks the thread',
    cwe: 1333,
  },
];
