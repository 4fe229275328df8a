import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '../analyzers';
import type { Finding } from '../domain';
import { pruneReportCache } from './prune';
import { openReportCache } from './report-cache';

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

describe('report cache', () => {
  it('gives back what was put, for the same tool, version, path and bytes only', async () => {
    const cache = openReportCache(folder, '1');
    await cache.put(key, { id: 'f00', path: 'a/b.py', findings: [finding] });
    expect(await cache.get(key, file)).toEqual({ id: 'f00', path: 'a/b.py', findings: [finding] });
    expect(await cache.get({ ...key, version: '1.0+abd' }, file)).toBeNull();
    expect(await cache.get({ ...key, analyzer: 'oxlint' }, file)).toBeNull();
    expect(await openReportCache(folder, '2').get(key, file)).toBeNull();
    expect(await cache.get(key, { ...file, path: 'a/c.py' })).toBeNull();
    expect(await cache.get(key, { ...file, id: 'f01' })).toBeNull();
  });

  it('keeps no report with an error: the next run may do better', async () => {
    const cache = openReportCache(folder, '1');
    await cache.put(key, { id: 'f00', path: 'a/b.py', findings: [], error: 'took too long' });
    expect(await cache.get(key, file)).toBeNull();
  });

  it('takes a damaged entry for a miss', async () => {
    const cache = openReportCache(folder, '1');
    await cache.put(key, { id: 'f00', path: 'a/b.py', findings: [finding] });
    for (const damage of ['', '{', '{"a":1}', '[{"rule":1}]']) {
      for (const entry of entries()) writeFileSync(entry, damage);
      expect(await cache.get(key, file)).toBeNull();
    }
  });

  it('is readable by its owner alone', async () => {
    await openReportCache(folder, '1').put(key, { id: 'f00', path: 'a/b.py', findings: [finding] });
    expect(entries().map((entry) => statSync(entry).mode & 0o777)).toEqual([0o600]);
  });

  it('does without a folder it cannot write', async () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const cache = openReportCache(blocked, '1');
    await expect(cache.put(key, { id: 'f00', path: 'a/b.py', findings: [] })).resolves.toBeUndefined();
    expect(await cache.get(key, file)).toBeNull();
  });
});

describe('pruneReportCache', () => {
  const day = 24 * 60 * 60 * 1000;

  it('drops entries over a month old and looks at most once a day', async () => {
    const cache = openReportCache(folder, '1');
    const now = Date.now();
    await cache.put(key, { id: 'f00', path: 'a/b.py', findings: [finding] });
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
