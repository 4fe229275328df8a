import { setFlagsFromString } from 'node:v8';
import { giveUp } from './give-up';
import { type Answer, type Assignment, readAssignments } from './protocol';

/** A content as the worker gets it. The path is only a name. */
export interface WorkerFile {
  readonly path: string;
  readonly text: string;
  /** The text before the change, for a tool that compares. */
  readonly before?: string | null;
}

/** Judges one file. What it returns must survive a structured clone; what it throws becomes the file's error. */
export type JudgeFile = (file: WorkerFile) => readonly unknown[] | Promise<readonly unknown[]>;

/** A file with more findings is broken in one way a thousand times; nobody reads them. */
const MAX_FINDINGS = 1_000;
/**
 * Bytes of code that a function runs before V8 optimizes it. V8 itself takes about a fifth, which suits a program with one hot loop:
 * the rules of a tool are thousands of functions, and to optimize most of them costs more than it saves in a worker's life.
 */
const INTERRUPT_BUDGET = 700_000;

/** The whole of a worker process: loads its tool, then answers one file after the other until its parent goes away. */
export function serveFiles(load: () => Promise<JudgeFile>): void {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  process.once('disconnect', () => process.exit());
  const loaded = load();
  // One at a time, each answer handed to the system before the next file starts: whoever dies, dies alone.
  let last: Promise<void> = loaded.then(() => send({ kind: 'ready' })).catch(giveUp);
  process.on('message', (message) => {
    for (const assignment of readAssignments(message)) {
      last = last.then(async () => send(await answer(await loaded, assignment))).catch(giveUp);
    }
  });
}

async function answer(judge: JudgeFile, { index, ...file }: Assignment): Promise<Answer> {
  try {
    const findings = await judge(file);
    return { kind: 'findings', index, findings: findings.slice(0, MAX_FINDINGS) };
  } catch (error) {
    return { kind: 'error', index, error: error instanceof Error ? error.message : String(error) };
  }
}

function send(answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(answer, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}
