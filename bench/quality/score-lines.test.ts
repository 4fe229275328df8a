import { countFiles, countLines, falseAlarms, isByFile, labelAnswers, precision, recall } from './score-lines';
import { finding, lineItem } from './testing/reviewed';

const label = (line: number, rule = 'Injection', kind: 'security' | 'quality' = 'security') => ({ line, rule, kind });

describe('labelled lines', () => {
  it('are found by a finding that starts within one line', () => {
    const item = lineItem({ labels: [label(4), label(10)] });
    const findings = [finding('t/a', 5), finding('t/b', 3), finding('t/c', 8), finding('t/d', null)];
    const answers = labelAnswers({ item, findings }, 'security');
    expect(answers.map(({ by }) => by.map(({ rule }) => rule))).toEqual([['t/a', 't/b'], []]);
  });

  it('are found by rules of their class only', () => {
    const item = lineItem({ labels: [label(1), label(1, 'Typo', 'quality')], ok: [2] });
    const reviewed = {
      item,
      findings: [finding('t/a', 1, { category: 'bug' }), finding('t/b', 2, { category: 'bug' })],
    };
    expect(countLines([reviewed], 'security')).toEqual({ labels: 1, found: 0, flagged: 0 });
    expect(countLines([reviewed], 'quality')).toEqual({ labels: 1, found: 1, flagged: 1 });
  });

  it('are not found by chance through a finding about names', () => {
    const item = lineItem({ labels: [label(1, 'Typo', 'quality'), label(5, 'UnusedVariable', 'quality')], ok: [8] });
    const findings = [1, 5, 8].map((line) => finding('t/no-unused-vars', line, { category: 'bug' }));
    expect(countLines([{ item, findings }], 'quality')).toEqual({ labels: 2, found: 1, flagged: 0 });
  });

  it('that are good are flagged exactly, and count once each', () => {
    const item = lineItem({ ok: [3, 7] });
    const reviewed = { item, findings: [finding('t/a', 3), finding('t/b', 3), finding('t/c', 6)] };
    expect(falseAlarms(reviewed, 'security').map(({ line }) => line)).toEqual([3, 3]);
    expect(countLines([reviewed], 'security').flagged).toBe(1);
  });
});

it('counts files of which no more is known by any finding', () => {
  const bad = lineItem({ file_bad: true });
  const good = lineItem({ file_bad: false });
  const seen = [finding('t/a', 1, { category: 'maintainability' })];
  const reviewed = [
    { item: bad, findings: seen },
    { item: bad, findings: [] },
    { item: good, findings: seen },
  ];
  expect(countFiles(reviewed)).toEqual({ labels: 2, found: 1, flagged: 1 });
  expect(isByFile(bad)).toBe(true);
  expect(isByFile(lineItem({ file_bad: true, labels: [label(1)] }))).toBe(false);
});

it('takes shares, and none of nothing', () => {
  expect(recall({ labels: 8, found: 2, flagged: 2 })).toBe(0.25);
  expect(precision({ labels: 8, found: 2, flagged: 2 })).toBe(0.5);
  expect([recall, precision].map((share) => share({ labels: 0, found: 0, flagged: 0 }))).toEqual([0, 0]);
});
