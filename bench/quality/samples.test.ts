import { flaggedGood, formatSamples, missed, ordinaryComments } from './samples';
import { comment, finding, lineItem, pullRequestItem } from './testing/reviewed';

const content = 'one\n  two\nthree\n';

it('shows missed labels by the rule of the label, and missed files by their check', () => {
  const labels = [1, 2].map((line) => ({ line, rule: 'Sql', kind: 'security' as const }));
  const items = [
    { item: lineItem({ content, labels: labels.slice(1) }), findings: [] },
    { item: lineItem({ content, labels }), findings: [finding('t/a', 1)] },
    { item: lineItem({ id: 'i2', path: 'checks/s3', content, file_bad: true }), findings: [] },
    { item: lineItem({ content, file_bad: false }), findings: [] },
  ];
  expect(missed(items, 'security')).toEqual([
    { group: 'Sql', place: 'i1:2', text: 'two' },
    { group: 'checks/s3', place: 'i2', text: 'one' },
  ]);
});

it('shows false alarms by our rule', () => {
  const items = [
    { item: lineItem({ content, ok: [3] }), findings: [finding('t/a', 3), finding('t/a', 1)] },
    { item: lineItem({ content, file_bad: false }), findings: [finding('t/b', null)] },
    { item: lineItem({ content, file_bad: true }), findings: [finding('t/b', 1)] },
  ];
  expect(flaggedGood(items, 'security')).toEqual([
    { group: 't/a', place: 'i1:3', text: 'three' },
    { group: 't/b', place: 'i1:1', text: 'one' },
  ]);
});

it('shows what ordinary pull requests were told', () => {
  const told = { item: pullRequestItem('neutral', [2]), comments: [comment(2, 2, 't/a')] };
  const bug = { item: pullRequestItem('bug-reintroduced', [2], [2]), comments: [comment(2, 2)] };
  expect(ordinaryComments([told, bug])).toEqual([{ group: 't/a', place: 'p1 src/a.js:2', text: 'two' }]);
});

it('puts the largest group first and cuts each', () => {
  const sample = (group: string, place: string): { group: string; place: string; text: string } => ({
    group,
    place,
    text: 'code',
  });
  const samples = [sample('few', 'a:1'), sample('many', 'b:1'), sample('many', 'c:1')];
  expect(formatSamples(samples, 1).split('\n')).toEqual([
    '    2  many',
    '         b:1  code',
    '    1  few',
    '         a:1  code',
  ]);
});
