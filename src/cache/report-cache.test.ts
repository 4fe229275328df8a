import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileReport, SourceFile } from '../analyzers';
import type { Finding } from '../domain';
import { pruneReportCache } from './prune';
import { openReportCache, type ReportCache } from './report-cache';

const key = { analyzer: 'ruff', version: '1.0+abc' };
const file: SourceFile = { id: 'f00', path: 'a/b.py', content: Buffer.from('x') };
const finding: Finding = {
  rule: 'ruff/S602',
  tool: 'ruff',
  severity: 'warning',
  category: 'security',
  message: 'A shell is started.',
  path: 'a/b.py',
  lines: { start: 3, end: 3 },
  cwe: 'CWE-78',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function entries(): string[] {
  const reports = join(folder, 'reports');
  return readdirSync(reports).flatMap((group) =>
    readdirSync(join(reports, group)).map((name) => join(reports, group, name)),
  );
}

/** What a review that begins now finds. */
const found = (cache: ReportCache, by = key, of = file): Promise<FileReport | null> => cache.begin().get(by, of);

async function keep(cache: ReportCache, ...reports: readonly FileReport[]): Promise<void> {
  const review = cache.begin();
  for (const report of reports) review.put(key, report);
  await review.flush();
}

const report: FileReport = { id: 'f00', path: 'a/b.py', findings: [finding] };

describe('report cache', () => {
  it('gives back what was put, for the same tool, version, path and bytes only', async () => {
    const cache = openReportCache(folder, '1');
    await keep(cache, report);
    expect(await found(cache)).toEqual(report);
    expect(await found(cache, { ...key, version: '1.0+abd' })).toBeNull();
    expect(await found(cache, { ...key, analyzer: 'oxlint' })).toBeNull();
    expect(await found(openReportCache(folder, '2'))).toBeNull();
    expect(await found(cache, key, { ...file, path: 'a/c.py' })).toBeNull();
    expect(await found(cache, key, { ...file, id: 'f01' })).toBeNull();
  });

  it('keeps what all tools said of a content together, the newest of each', async () => {
    const cache = openReportCache(folder, '1');
    const [other, newer] = [
      { analyzer: 'loom', version: '7' },
      { ...key, version: '2.0' },
    ];
    const first = cache.begin();
    first.put(key, report);
    first.put(other, { ...report, findings: [] });
    await first.flush();
    const second = cache.begin();
    second.put(newer, { ...report, findings: [] });
    await second.flush();
    expect(entries()).toHaveLength(1);
    expect(await found(cache)).toBeNull();
    expect(await found(cache, newer)).toEqual({ ...report, findings: [] });
    expect(await found(cache, other)).toEqual({ ...report, findings: [] });
  });

  it('writes when it is told to, everything once', async () => {
    const cache = openReportCache(folder, '1');
    const review = cache.begin();
    review.put(key, report);
    review.put(key, { ...report, path: 'a/c.py' });
    expect(readdirSync(folder)).toEqual([]);
    await Promise.all([review.flush(), review.flush()]);
    expect(entries()).toHaveLength(2);
    for (const entry of entries()) rmSync(entry);
    await review.flush();
    expect(entries()).toHaveLength(0);
  });

  it('keeps no report with an error: the next run may do better', async () => {
    const cache = openReportCache(folder, '1');
    await keep(cache, { ...report, findings: [], error: 'took too long' });
    expect(await found(cache)).toBeNull();
  });

  it('takes a damaged entry for a miss, and replaces it', async () => {
    const cache = openReportCache(folder, '1');
    await keep(cache, report);
    for (const damage of ['', '{', '{"a":1}', '[{"rule":1}]', '[{"analyzer":"ruff","version":"1.0+abc"}]']) {
      for (const entry of entries()) writeFileSync(entry, damage);
      expect(await found(cache)).toBeNull();
    }
    await keep(cache, report);
    expect(await found(cache)).toEqual(report);
  });

  it('is readable by its owner alone', async () => {
    await keep(openReportCache(folder, '1'), report);
    expect(entries().map((entry) => statSync(entry).mode & 0o777)).toEqual([0o600]);
  });

  it('does without a folder it cannot write', async () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const cache = openReportCache(blocked, '1');
    await expect(keep(cache, report)).resolves.toBeUndefined();
    expect(await found(cache)).toBeNull();
  });
});

describe('pruneReportCache', () => {
  const day = 24 * 60 * 60 * 1000;

  it('drops entries over a month old and looks at most once a day', async () => {
    const cache = openReportCache(folder, '1');
    const now = Date.now();
    await keep(cache, report);
    await pruneReportCache(folder, now);
    expect(entries()).toHaveLength(1);

    const old = new Date(now - 31 * day);
    for (const entry of entries()) utimesSync(entry, old, old);
    await pruneReportCache(folder, now + 1000);
    expect(entries()).toHaveLength(1);
    await pruneReportCache(folder, now + 2 * day);
    expect(entries()).toHaveLength(0);
  });

  it('is quiet about a cache that was never made', async () => {
    await expect(pruneReportCache(join(folder, 'none'), 0)).resolves.toBeUndefined();
  });
});
