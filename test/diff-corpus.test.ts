import path from 'node:path';
import { countByGit, countByUs, inEmptyFolder, readCorpus } from '../bench/diff/referee';
import { parseDiff } from '../src/diff';

const CORPUS = path.resolve(__dirname, '../../shared/payloads/diffs');

describe('parseDiff and git apply --numstat', () => {
  const corpus = readCorpus(CORPUS);
  if (!corpus) {
    console.warn(`SKIPPED: there is no folder ${CORPUS}, so the diffs of other projects were not compared with git.`);
    it.skip('agree on the diffs of other projects', () => undefined);
    return;
  }

  it('agree on every diff of other projects that git accepts', () => {
    const compared = inEmptyFolder((folder) =>
      corpus.flatMap(({ name, bytes }) => {
        const git = countByGit(bytes, folder);
        return git ? [{ name, git, ours: countByUs(parseDiff(bytes)) }] : [];
      }),
    );
    expect(compared.map(({ name, ours }) => ({ name, files: ours }))).toEqual(
      compared.map(({ name, git }) => ({ name, files: git })),
    );
    expect(compared.length).toBeGreaterThan(100);
  });

  it.each(corpus.map(({ name, bytes }) => [name, bytes] as const))('%s: headers and lines agree', (_name, bytes) => {
    const diff = parseDiff(bytes);
    for (const file of diff.files) {
      const lines = file.hunks.flatMap((hunk) => [...hunk.lines()]);
      expect(lines.filter((line) => line.kind === 'added')).toHaveLength(file.additions);
      expect(lines.filter((line) => line.kind === 'removed')).toHaveLength(file.deletions);
      expect(lines.filter((line) => line.kind !== 'added')).toHaveLength(
        file.hunks.reduce((sum, hunk) => sum + hunk.oldCount, 0),
      );
    }
  });
});
