import { DEFAULT_RULES_FILE } from './default';
import type { Triggers } from './model';
import { decideTriggers, type TriggerFacts } from './triggers';

const FACTS: TriggerFacts = {
  branch: 'main',
  authorNames: ['jane', '{0a1b}'],
  title: '[urgent] fix: login',
  draft: false,
  files: [
    { path: 'src/a.ts', changedLines: 10 },
    { path: 'package-lock.json', changedLines: 900 },
  ],
};

function decide(triggers: Partial<Triggers>, facts: Partial<TriggerFacts> = {}): ReturnType<typeof decideTriggers> {
  return decideTriggers({ ...DEFAULT_RULES_FILE.triggers, ...triggers }, { ...FACTS, ...facts });
}

describe('decideTriggers', () => {
  it.each<[string, Partial<Triggers>, Partial<TriggerFacts>]>([
    ['the defaults', {}, {}],
    ['a branch glob', { branches: ['release/*', 'ma*'] }, {}],
    ['one of the required labels', { requireLabels: ['Urgent', 'other'] }, {}],
    ['drafts turned on', { drafts: true }, { draft: true }],
    ['a size at the limits', { minChanges: 910, maxChanges: 910, maxFiles: 2 }, {}],
    ['a size without the ignored files', { ignorePaths: ['*.json'], maxChanges: 10, maxFiles: 1 }, {}],
    ['a change without files', {}, { files: [] }],
  ])('reviews everything with %s', (_, triggers, facts) => {
    expect(decide(triggers, facts)).toEqual({ review: true, staticOnly: false });
  });

  it.each<[Partial<Triggers>, Partial<TriggerFacts>, string]>([
    [{}, { draft: true }, 'It is a draft'],
    [{ branches: ['release/*'] }, {}, '`main` is not in `triggers.branches`'],
    [{ ignoreAuthors: ['{0a*'] }, {}, '`{0a1b}` is in `triggers.ignore_authors`'],
    [{ ignoreLabels: ['FIX'] }, {}, '`fix` of `triggers.ignore_labels`'],
    [{ requireLabels: ['loom'] }, {}, 'none of the labels in `triggers.require_labels`'],
    [{ includePaths: ['docs/**'] }, {}, 'No changed file is left'],
    [{ ignorePaths: ['**'] }, {}, 'No changed file is left'],
    [{ minChanges: 911 }, {}, 'fewer than `triggers.min_changes` (911)'],
  ])('skips with %j', (triggers, facts, reason) => {
    const decision = decide(triggers, facts);
    expect(decision.review).toBe(false);
    expect(decision.reason).toContain(reason);
  });

  it.each<[Partial<Triggers>, string]>([
    [{ maxFiles: 1 }, 'It changes 2 files, more than `triggers.max_files` (1), so only static analysis looked at it.'],
    [
      { maxChanges: 909 },
      'It changes 910 lines, more than `triggers.max_changes` (909), so only static analysis looked at it.',
    ],
  ])('leaves the models out with %j and says so', (triggers, reason) => {
    expect(decide(triggers)).toEqual({ review: true, staticOnly: true, reason });
  });
});
