import { ruleTable } from './rule-table';
import { comment, finding, lineItem, pullRequestItem } from './testing/reviewed';

const RULES = [
  { id: 't/sql', languages: ['javascript', 'typescript'] },
  { id: 't/any', languages: [] },
] as const;

it('says what each rule was worth', () => {
  const rows = ruleTable(RULES, {
    items: [
      {
        item: lineItem({ labels: [{ line: 2, rule: 'Sql', kind: 'security' }], ok: [5] }),
        findings: [finding('t/sql', 1), finding('t/sql', 2), finding('t/sql', 5), finding('t/any', 5)],
      },
      { item: lineItem({ file_bad: true }), findings: [finding('t/any', 1)] },
      { item: lineItem({ file_bad: false }), findings: [finding('t/any', null), finding('t/any', 3)] },
    ],
    pullRequests: [
      { item: pullRequestItem('neutral', [1, 2]), comments: [comment(1, 1, 't/sql'), comment(2, 2, 't/sql')] },
      { item: pullRequestItem('bug-reintroduced', [1], [1]), comments: [comment(1, 1, 't/any')] },
    ],
    realFiles: [
      { path: 'a.js', lines: 400, findings: [finding('t/sql', 1), finding('t/any', 2)] },
      { path: 'b.ts', lines: 600, findings: [finding('t/sql', 1)] },
      { path: 'c.py', lines: 3000, findings: [] },
    ],
  });
  expect(rows).toEqual([
    { rule: 't/sql', labels: 1, ok: 1, badFiles: 0, goodFiles: 0, bugs: 0, neutral: 2, perKloc: 2 },
    { rule: 't/any', labels: 0, ok: 1, badFiles: 1, goodFiles: 1, bugs: 1, neutral: 0, perKloc: 0.25 },
  ]);
});

it('has a row for a rule that found nothing in nothing', () => {
  const nothing = { items: [], pullRequests: [], realFiles: [] };
  const empty = { labels: 0, ok: 0, badFiles: 0, goodFiles: 0, bugs: 0, neutral: 0, perKloc: 0 };
  expect(ruleTable(RULES.slice(0, 1), nothing)).toEqual([{ rule: 't/sql', ...empty }]);
});
