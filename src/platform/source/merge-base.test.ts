import fc from 'fast-check';
import { makeRepository, type TestRepository } from '../git/testing/make-repository';
import { parseGraph } from './commit-graph';
import { findMergeBase } from './merge-base';

let repository: TestRepository;
beforeAll(() => (repository = makeRepository({ bare: true })));
afterAll(() => repository.remove());

/** Makes commits of one empty tree; each has its earlier ones as parents, by number. */
function makeHistory(parents: readonly (readonly number[])[]): string[] {
  const stream = parents.map((own, number) => {
    const [first, ...others] = own.map((parent) => `:${parent + 1}\n`);
    const from = first === undefined ? '' : `from ${first}`;
    return `reset refs/heads/x\ncommit refs/heads/x\nmark :${number + 1}\ncommitter T <t@example.com> ${1_700_000_000 + number} +0000\ndata 0\n${from}${others.map((other) => `merge ${other}`).join('')}\nget-mark :${number + 1}\n`;
  });
  return repository.gitWithInput(stream.join(''), 'fast-import', '--quiet', '--force').split('\n');
}

function ask(ids: readonly string[]): ReturnType<typeof findMergeBase> {
  const graph = parseGraph(repository.git('rev-list', '--parents', '--timestamp', ids.at(-1)!, ids.at(-2)!));
  return findMergeBase(graph, new Set(), ids.at(-1)!, ids.at(-2)!);
}

/** What git says; null when the two have nothing in common. */
function askGit(ids: readonly string[]): string | null {
  try {
    return repository.git('merge-base', ids.at(-1)!, ids.at(-2)!);
  } catch {
    return null;
  }
}

describe('findMergeBase', () => {
  it('agrees with git on any history', () => {
    const history = fc
      .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 2, maxLength: 14 })
      .map((choices) =>
        choices.map((own, number) => (number === 0 ? [] : [...new Set(own.map((choice) => choice % number))])),
      );
    fc.assert(
      fc.property(history, (parents) => {
        const ids = makeHistory(parents);
        const { commit, certain } = ask(ids);
        expect(certain).toBe(true);
        expect(commit).toBe(askGit(ids));
      }),
      { numRuns: 40 },
    );
  });

  const graph = (lines: readonly string[]): ReturnType<typeof parseGraph> => parseGraph(lines.join('\n'));

  it('is certain when the part that was not fetched lies behind a common commit', () => {
    const known = graph(['4 source base', '3 destination base', '2 base old', '1 old']);
    expect(findMergeBase(known, new Set(['old']), 'source', 'destination')).toEqual({ commit: 'base', certain: true });
  });

  it('is not certain when one end has a history that was not fetched', () => {
    const known = graph(['4 source near', '3 destination merged', '2 merged old', '2 near old', '1 old']);
    const found = findMergeBase(known, new Set(['destination']), 'source', 'destination');
    expect(found).toEqual({ commit: 'old', certain: false });
  });

  it('is null when nothing common is known', () => {
    const known = graph(['4 source', '3 destination']);
    expect(findMergeBase(known, new Set(['source']), 'source', 'destination')).toEqual({
      commit: null,
      certain: false,
    });
    expect(findMergeBase(known, new Set(), 'source', 'destination')).toEqual({ commit: null, certain: true });
  });
});
