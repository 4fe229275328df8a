/** What kind of problem a finding is about. */
export const CATEGORIES = [
  'security',
  'bug',
  'performance',
  'maintainability',
  'style',
  'docs',
  'test',
  'dependency',
  'secret',
] as const;
export type Category = (typeof CATEGORIES)[number];
