import type { ChangeAnalyzer, FileAnalyzer, SourceFile } from '../analyzers';
import { NO_CACHE } from '../cache';
import type { Finding } from '../domain';
import { runReview, type ReviewSettings } from './run-review';
import { fakeChange, type Texts } from './testing/fake-change';

function finding(rule: string, path: string | null, line: number | null): Finding {
  const lines = line === null ? null : { start: line, end: line };
  return { rule: `fake/${rule}`, tool: 'fake', severity: 'blocker', category: 'bug', message: 'Wrong.', path, lines };
}

function wordsIn({ path, content }: SourceFile): Finding[] {
  return Buffer.from(content)
    .toString()
    .split('\n')
    .flatMap((line, index) => (line.includes('bad') ? [finding('bad', path, index + 1)] : []));
}

/** Finds the word `bad`. */
const words: FileAnalyzer = {
  kind: 'file',
  name: 'fake',
  version: '1',
  rules: [],
  accepts: (path) => path.endsWith('.js'),
  analyze: (files) => Promise.resolve(files.map((file) => ({ id: file.id, path: file.path, findings: wordsIn(file) }))),
};

const broken: FileAnalyzer = { ...words, name: 'broken', analyze: () => Promise.reject(new Error('does not start')) };

const whole: ChangeAnalyzer = {
  kind: 'change',
  name: 'fake-change',
  version: '1',
  rules: [],
  wants: () => [],
  analyze: () => Promise.resolve([finding('whole', null, null)]),
};

const BASE: Texts = { 'a.js': 'one\nbad\nthree\n', 'package-lock.json': '{}\n' };
const HEAD: Texts = { 'a.js': 'one\nbad\nthree\nnew bad\n', 'package-lock.json': '{ }\n' };
const DIFF = `diff --git a/a.js b/a.js
--- a/a.js
+++ b/a.js
@@ -1,3 +1,4 @@
 one
 bad
 three
+new bad
diff --git a/package-lock.json b/package-lock.json
--- a/package-lock.json
+++ b/package-lock.json
@@ -1 +1 @@
-{}
+{ }
`;

function settings(more: Partial<ReviewSettings> = {}): ReviewSettings {
  return {
    analyzers: [words],
    cache: NO_CACHE,
    clock: () => 0,
    runTimeoutMs: 1000,
    signal: new AbortController().signal,
    onStep: () => undefined,
    ...more,
  };
}

describe('runReview', () => {
  it('reports what the change brings, with the lines it is about', async () => {
    const { review, sources } = await runReview(fakeChange(BASE, HEAD, DIFF), settings({ analyzers: [words, whole] }));
    expect(review.findings.map(({ rule, lines, state }) => [rule, lines?.start, state])).toEqual([
      ['fake/whole', undefined, 'new'],
      ['fake/bad', 2, 'there_before'],
      ['fake/bad', 4, 'new'],
    ]);
    expect(review).toMatchObject({
      verdict: 'request_changes',
      gate: 'fail',
      changedFiles: 2,
      additions: 2,
      deletions: 1,
    });
    expect(review.skipped).toEqual([{ path: 'package-lock.json', reason: 'a lock file' }]);
    expect(sources(review.findings[2]!)).toContain('new bad');
  });

  it('goes on when a tool does not start, and does not call that a pass', async () => {
    const analyzers = [
      {
        ...words,
        analyze: async (files: readonly SourceFile[]) =>
          Promise.resolve(files.map(({ id, path }) => ({ id, path, findings: [] }))),
      },
      broken,
    ];
    const { review } = await runReview(fakeChange(BASE, HEAD, DIFF), settings({ analyzers }));
    expect(review.tools.map(({ name, state }) => [name, state])).toEqual([
      ['fake', 'completed'],
      ['broken', 'failed'],
    ]);
    expect(review).toMatchObject({ gate: 'not_evaluated', verdict: 'comment' });
  });

  it('runs only what the rules file wants', async () => {
    const rules = { name: 'rules', text: 'rules:\n  fake/bad: off\ntriggers:\n  ignore_paths: ["*.json"]\n' };
    const { review } = await runReview(fakeChange(BASE, HEAD, DIFF), settings({ rules }));
    expect(review.findings).toEqual([]);
    expect(review).toMatchObject({ gate: 'pass', verdict: 'approve' });
    expect(review.skipped).toEqual([{ path: 'package-lock.json', reason: 'ignored by the rules file' }]);
  });

  it('hands both ends of a lock file to those who look at the change as a whole, and to nobody else', async () => {
    const seen: string[] = [];
    const locks: ChangeAnalyzer = {
      ...whole,
      analyze: (view) => {
        for (const { head, base } of view.locks)
          seen.push(`${head.path} ${[base, head].map((end) => Buffer.from(end!.content).toString().trim()).join(' ')}`);
        return Promise.resolve([]);
      },
    };
    const all: FileAnalyzer = { ...words, accepts: () => true };
    const { review } = await runReview(fakeChange(BASE, HEAD, DIFF), settings({ analyzers: [all, locks] }));
    expect(seen).toEqual(['package-lock.json {} { }']);
    expect(review.skipped).toEqual([{ path: 'package-lock.json', reason: 'a lock file' }]);
  });

  it('asks the analyzers of a preset only where the rules file turns it on', async () => {
    const analyzers: readonly FileAnalyzer[] = [{ ...words, preset: 'style' }];
    const toolsWith = async (text: string): Promise<number> => {
      const more = { analyzers, rules: { text, name: 'rules.yaml' } };
      return (await runReview(fakeChange(BASE, HEAD, DIFF), settings(more))).review.tools.length;
    };
    expect(await toolsWith('presets: [style]\n')).toBe(1);
    expect(await toolsWith('presets: []\n')).toBe(0);
  });

  it('says what it is doing', async () => {
    const steps: string[] = [];
    await runReview(fakeChange(BASE, HEAD, DIFF), settings({ onStep: (step) => steps.push(step.kind) }));
    expect([...new Set(steps)]).toEqual(['gathering', 'analyzing', 'placing']);
  });
});
