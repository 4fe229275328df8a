import type { Failure } from '../../domain';
import { type ByteReader, explainExit, type GitPlace, startGit } from '../git';
import { readPack } from './protocol';

/**
 * Reads the answer to a request for objects, and hands the pack in it to git, which checks and stores it as it comes. Packs stay
 * packed: a small one may unfold to a full disk.
 * @throws Failure when git refuses the pack, or may not store that much
 */
export async function storePack(place: GitPlace, reader: ByteReader): ReturnType<typeof readPack> {
  const git = startGit(place, ['index-pack', '--stdin', '--promisor']);
  git.stdout.resume();
  const stored = git.finished.then((exit) => {
    if (exit.code !== 0) throw explain(place, exit);
  });
  // It is waited for below; until then it must not count as unhandled.
  stored.catch(() => undefined);
  try {
    const answer = await readPack(reader, async (bytes) => {
      if (git.stdin.write(bytes)) return;
      await Promise.race([stored, new Promise((resolve) => git.stdin.once('drain', resolve))]);
    });
    if (answer?.kind !== 'pack') return answer;
    git.stdin.end();
    await stored;
    return answer;
  } finally {
    git.kill();
    await git.finished;
  }
}

type Exit = Parameters<typeof explainExit>[1];

/** Of a process that the system ended at one of its limits, only its silence is left: it is told in the words of `git fetch`. */
function explain(place: GitPlace, exit: Exit): Failure {
  const silent = exit.code === null && exit.stderr === '';
  return explainExit(place, silent ? { ...exit, stderr: 'index-pack died of signal' } : exit);
}
