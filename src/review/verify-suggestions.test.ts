import type { FileAnalyzer, FileReport, SourceFile } from '../analyzers';
import type { CachedReports, ReportCache } from '../cache';
import type { Finding } from '../domain';
import { runReview } from './run-review';
import { fakeChange } from './testing/fake-change';

const DIFF = `diff --git a/a.js b/a.js
new file mode 100644
--- /dev/null
+++ b/a.js
@@ -0,0 +1,4 @@
+bad
+bad pair
+bad loner
+fine
`;
const HEAD = { 'a.js': 'bad\nbad pair\nbad loner\nfine\n' };

/** Finds a word and would put another in its place. */
function replacing(word: string, replacement: string): FileAnalyzer & { readonly asked: string[][] } {
  const asked: string[][] = [];
  return {
    kind: 'file',
    name: word,
    version: '1',
    rules: [],
    asked,
    accepts: (path) => path.endsWith('.js'),
    analyze: (files) => {
      asked.push(files.map(({ content }) => Buffer.from(content).toString()));
      return Promise.resolve(files.map((file) => report(file, word, replacement)));
    },
  };
}

function report({ id, path, content }: SourceFile, word: string, replacement: string): FileReport {
  const lines = Buffer.from(content).toString().split('\n');
  const findings = lines.flatMap((line, index): Finding[] => {
    if (!line.includes(word)) return [];
    const at = { start: index + 1, end: index + 1 };
    const facts = { tool: word, severity: 'warning', category: 'bug', message: 'Wrong.' } as const;
    return [{ ...facts, rule: `${word}/is-here`, path, lines: at, suggestion: line.replace(word, replacement) }];
  });
  return { id, path, findings };
}

function memoryCache(): ReportCache {
  const kept = new Map<string, FileReport>();
  const reports: CachedReports = {
    get: ({ analyzer }, { id, path }) => Promise.resolve(kept.get(`${analyzer} ${id} ${path}`) ?? null),
    put: ({ analyzer }, answer) => void kept.set(`${analyzer} ${answer.id} ${answer.path}`, answer),
    flush: () => Promise.resolve(),
  };
  return { begin: () => reports };
}

async function suggestions(analyzers: readonly FileAnalyzer[], cache = memoryCache()): Promise<readonly unknown[]> {
  const change = fakeChange({}, HEAD, DIFF);
  const settings = {
    clock: () => 0,
    runTimeoutMs: 1000,
    signal: new AbortController().signal,
    onStep: () => undefined,
  };
  const { review } = await runReview(change, { analyzers, cache, ...settings });
  return review.findings.map(({ rule, lines, suggestion }) => [rule, lines?.start, suggestion]);
}

describe('suggestions of a review', () => {
  it('stay when the finding goes and none comes', async () => {
    expect(await suggestions([replacing('bad', 'good')])).toEqual([
      ['bad/is-here', 1, 'good'],
      ['bad/is-here', 2, 'good pair'],
      ['bad/is-here', 3, 'good loner'],
    ]);
  });

  it('go when another tool minds what they put there, and the finding stays', async () => {
    const brought = await suggestions([replacing('bad', 'worse'), replacing('worse', 'good')]);
    expect(brought).toEqual([1, 2, 3].map((line) => ['bad/is-here', line, undefined]));
  });

  it('go when their own finding does not', async () => {
    expect(await suggestions([replacing('bad', 'still bad')])).toEqual(
      [1, 2, 3].map((line) => ['bad/is-here', line, undefined]),
    );
  });

  it('cost one run more, nothing when the review is repeated, and nothing when there is none', async () => {
    const [tool, silent, cache] = [replacing('bad', 'good'), replacing('absent', ''), memoryCache()];
    await suggestions([tool, silent], cache);
    expect(tool.asked.map((texts) => texts.length)).toEqual([1, 3]);
    await suggestions([tool, silent], cache);
    expect(tool.asked).toHaveLength(2);
    await suggestions([silent]);
    expect(silent.asked.map((texts) => texts.length)).toEqual([1, 3, 1]);
  });
});
