import { failureOf, summary } from '../local-git/testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';
import { useSource } from './testing/use-source';

const tests = useSource();

/** A straight history; each commit changes a file of its own size of noise. Returns the ids, oldest first. */
function grow(repository: TestRepository, branch: string, commits: number, from: string | null): string[] {
  const parts = Array.from({ length: commits }, (_, number) => {
    const content = `${branch} ${number} ${'x'.repeat(2000)}\n`;
    const parent = number === 0 && from !== null ? `from ${from}\n` : '';
    const time = 1_700_000_000 + number;
    return `commit refs/heads/${branch}\nmark :${number + 1}\ncommitter T <t@example.com> ${time} +0000\ndata 0\n${parent}M 100644 inline ${branch}-${number % 50}.txt\ndata ${content.length}\n${content}\nget-mark :${number + 1}\n`;
  });
  const reset = from === null ? `reset refs/heads/${branch}\n` : '';
  return repository.gitWithInput(reset + parts.join(''), 'fast-import', '--quiet', '--force').split('\n');
}

/** A commit with these parents and the tree of the first. */
function merge(repository: TestRepository, branch: string, time: number, ...parents: string[]): string {
  const tree = repository.git('rev-parse', `${parents[0]!}^{tree}`);
  const stream = [
    `commit refs/heads/${branch}\ncommitter T <t@example.com> ${time} +0000\ndata 0\n`,
    `from ${parents[0]!}\n`,
    ...parents.slice(1).map((parent) => `merge ${parent}\n`),
    `M 040000 ${tree} \n\n`,
  ];
  repository.gitWithInput(stream.join(''), 'fast-import', '--quiet', '--force');
  return repository.git('rev-parse', branch);
}

describe('the merge base', () => {
  it('of a short branch in a long history comes with a small part of it', async () => {
    const repository = tests.make();
    const main = grow(repository, 'main', 1000, null);
    grow(repository, 'topic', 3, main.at(-5)!);
    const server = await tests.serve();
    const change = await tests.open(server, { repository });
    expect(change.base.commit).toBe(main.at(-5));
    expect(change.files).toHaveLength(3);
    expect(server.seen).toHaveLength(4);
    const all = Number(/size-pack: (\d+)/.exec(repository.git('count-objects', '-v'))?.[1]) * 1024;
    expect(server.sentBytes()).toBeLessThan(all / 5);
  });

  it('of a longer branch is found a step deeper, without the API', async () => {
    const repository = tests.make();
    const main = grow(repository, 'main', 300, null);
    grow(repository, 'topic', 100, main.at(-100)!);
    const change = await tests.open(await tests.serve(), { repository });
    expect(change.base.commit).toBe(main.at(-100));
    expect(change.notices).toEqual([]);
  });

  it('that lies too far back is asked of the host, and fetched alone', async () => {
    const repository = tests.make();
    const main = grow(repository, 'main', 1000, null);
    grow(repository, 'topic', 2, main[10]!);
    const server = await tests.serve();
    const asked: string[] = [];
    const change = await tests.open(server, {
      repository,
      rest: {
        mergeBase(...ends) {
          asked.push(...ends);
          return Promise.resolve(main[10]!);
        },
      },
    });
    expect(change.base.commit).toBe(main[10]);
    expect(summary(change)).toEqual(['A topic-0.txt', 'A topic-1.txt']);
    expect(asked).toEqual([repository.git('rev-parse', 'topic'), main.at(-1)]);
  });

  it('is the nearer one that a merge of an old branch would hide from a shallow look', async () => {
    const repository = tests.make();
    const main = grow(repository, 'main', 120, null);
    // The destination has just merged a branch from long ago; the source left it sixty commits before that.
    const old = merge(repository, 'old', 1_700_000_500, main[50]!);
    merge(repository, 'main', 1_700_000_600, main.at(-1)!, old);
    grow(repository, 'topic', 2, main.at(-60)!);
    const change = await tests.open(await tests.serve(), { repository });
    expect(change.base.commit).toBe(main.at(-60));
    expect(change.base.commit).toBe(repository.git('merge-base', 'main', 'topic'));
  });

  it('is the one that git chooses when branches were merged crosswise', async () => {
    const repository = tests.make();
    const [root] = grow(repository, 'main', 1, null);
    const left = grow(repository, 'main', 1, root!).at(-1)!;
    const right = grow(repository, 'topic', 2, root!).at(-1)!;
    merge(repository, 'main', 1_700_000_100, left, right);
    merge(repository, 'topic', 1_700_000_101, right, left);
    const change = await tests.open(await tests.serve(), { repository });
    expect(repository.git('merge-base', '--all', 'main', 'topic').split('\n')).toHaveLength(2);
    expect(change.base.commit).toBe(repository.git('merge-base', 'main', 'topic'));
  });

  it('does not exist between unrelated histories', async () => {
    const repository = tests.make();
    grow(repository, 'main', 2, null);
    grow(repository, 'topic', 2, null);
    const failure = await failureOf(tests.open(await tests.serve(), { repository }));
    expect(failure).toMatchObject({ kind: 'invalid', next: expect.stringContaining('destination') as string });
  });

  it('is the head itself where everything was merged already', async () => {
    const repository = tests.make();
    const main = grow(repository, 'main', 5, null);
    repository.git('branch', '--quiet', 'topic', main[2]!);
    const change = await tests.open(await tests.serve(), { repository });
    expect(change.files).toEqual([]);
    expect(change.base.commit).toBe(change.head.commit);
  });
});
