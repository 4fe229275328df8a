import { type ByteReader, byteReader } from './byte-reader';
import { explainExit, type GitPlace, type GitProcess, startGit, stopped } from './run-git';

/** One long-lived `git cat-file` that answers question after question; started by the first. */
export interface Batch<Answer> {
  /** Answers to object ids in their order. Questions of several callers wait for each other. */
  ask(ids: readonly string[]): Promise<Answer[]>;
  /** Ends the process, if there is one. */
  close(): Promise<void>;
}

/**
 * @param mode `--batch`, `--batch-check`
 * @param readAnswer takes one answer off the stream: null when the stream ends before its end
 */
export function openBatch<Answer>(
  place: GitPlace,
  mode: string,
  readAnswer: (reader: ByteReader) => Promise<Answer | null>,
): Batch<Answer> {
  let running: { git: GitProcess; reader: ByteReader } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): { git: GitProcess; reader: ByteReader } {
    const git = startGit(place, ['cat-file', mode]);
    return { git, reader: byteReader(git.stdout as AsyncIterable<Buffer>) };
  }

  async function answer(ids: readonly string[]): Promise<Answer[]> {
    if (place.signal.aborted) throw stopped(place.signal);
    running ??= start();
    const { git, reader } = running;
    git.stdin.write(ids.map((id) => `${id}\n`).join(''));
    const answers: Answer[] = [];
    while (answers.length < ids.length) {
      const one = await readAnswer(reader);
      if (one === null) {
        running = null;
        git.kill();
        throw explainExit(place, await git.finished);
      }
      answers.push(one);
    }
    return answers;
  }

  return {
    ask(ids) {
      const mine = turn.then(() => answer(ids));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      running?.git.kill();
      await running?.git.finished;
      running = null;
    },
  };
}
