import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../analyzers';
import { type CachedReports, NO_CACHE } from '../cache';
import { cancelled, type Finding } from '../domain';
import { runAnalyzer } from './run-analyzer';

const finding: Finding = {
  rule: 'fake/rule',
  tool: 'fake',
  severity: 'info',
  category: 'bug',
  message: 'Something.',
  path: 'a.js',
  lines: { start: 1, end: 1 },
};
const files: SourceFile[] = ['a.js', 'b.js', 'c.js'].map((path, index) => ({
  id: `${index}`,
  path,
  content: Buffer.from(path),
}));
const context: AnalyzerContext = {
  limits: { fileTimeoutMs: 1, runTimeoutMs: 1, memoryMb: 1 },
  signal: new AbortController().signal,
};
const clock = (): number => 0;

function analyzer(analyze: (files: readonly SourceFile[]) => Promise<readonly FileReport[]>): FileAnalyzer {
  return { kind: 'file', name: 'fake', version: '1', rules: [], accepts: () => true, analyze };
}

const answer = (given: readonly SourceFile[]): Promise<readonly FileReport[]> =>
  Promise.resolve(given.map(({ id, path }) => ({ id, path, findings: [{ ...finding, path }] })));

function memoryCache(entries: Map<string, FileReport>): CachedReports {
  return {
    get: (_, file) => Promise.resolve(entries.get(file.id) ?? null),
    put: (_, report) => void entries.set(report.id, report),
    flush: () => Promise.resolve(),
  };
}

describe('runAnalyzer', () => {
  it('asks the tool only for what the cache does not have, and keeps the order', async () => {
    const entries = new Map<string, FileReport>([['1', { id: '1', path: 'b.js', findings: [] }]]);
    const asked: string[] = [];
    const tool = analyzer((given) => {
      asked.push(...given.map((file) => file.path));
      return answer(given);
    });
    const first = await runAnalyzer(tool, files, context, { cache: memoryCache(entries), clock });
    expect(asked).toEqual(['a.js', 'c.js']);
    expect(first.reports.map((report) => report.path)).toEqual(['a.js', 'b.js', 'c.js']);
    expect(first.run.state).toBe('completed');

    const second = await runAnalyzer(tool, files, context, { cache: memoryCache(entries), clock });
    expect(asked).toHaveLength(2);
    expect(second.reports).toEqual(first.reports);
  });

  it('says how many files a degraded tool could not do, and the first reason', async () => {
    const tool = analyzer(async (given) =>
      (await answer(given)).map((report) =>
        report.id === '2' ? { ...report, findings: [], error: 'took too long' } : report,
      ),
    );
    const { run } = await runAnalyzer(tool, files, context, { cache: NO_CACHE.begin(), clock });
    expect(run).toMatchObject({
      state: 'degraded',
      reason: '1 of 3 file versions could not be analysed: took too long',
    });
  });

  it('turns a tool that cannot start into a failed run, not a failed review', async () => {
    const tool = analyzer(() => Promise.reject(new Error('spawn ENOENT')));
    const { run, reports } = await runAnalyzer(tool, files, context, { cache: NO_CACHE.begin(), clock });
    expect(run.state).toBe('failed');
    expect(reports.map((report) => report.error)).toEqual(['spawn ENOENT', 'spawn ENOENT', 'spawn ENOENT']);
  });

  it('lets a cancelled review end', async () => {
    const tool = analyzer(() => Promise.reject(cancelled()));
    await expect(runAnalyzer(tool, files, context, { cache: NO_CACHE.begin(), clock })).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  it('is skipped without files', async () => {
    const tool = analyzer(() => Promise.reject(new Error('must not be asked')));
    expect((await runAnalyzer(tool, [], context, { cache: NO_CACHE.begin(), clock })).run.state).toBe('skipped');
  });
});
