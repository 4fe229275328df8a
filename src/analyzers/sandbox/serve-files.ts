import type { FileAnswer, FileRequest } from './protocol';

export interface WorkerFile {
  readonly path: string;
  readonly text: string;
}

/** Looks at one file; what it returns must survive structured cloning. */
export type Inspect = (file: WorkerFile) => readonly unknown[] | Promise<readonly unknown[]>;

/**
 * The worker's side: loads the tool once, then answers file by file in order. A file that makes the tool throw is answered with the
 * error; a file that hangs it is the parent's to end.
 */
export function serveFiles(load: () => Inspect | Promise<Inspect>): void {
  const send = process.send?.bind(process);
  if (!send) throw new Error('This module runs as a worker of the sandbox only.');
  let queue: Promise<Inspect> = Promise.resolve().then(load);
  process.on('message', (request: FileRequest) => {
    queue = queue.then(async (inspect) => {
      send(await answer(inspect, request));
      return inspect;
    });
    queue.catch((error: unknown) => {
      // The tool itself cannot be loaded: nothing else will work either.
      send({ index: request.index, error: message(error) } satisfies FileAnswer);
    });
  });
  process.on('disconnect', () => process.exit(0));
}

async function answer(inspect: Inspect, { index, path, text }: FileRequest): Promise<FileAnswer> {
  try {
    return { index, findings: await inspect({ path, text }) };
  } catch (error) {
    return { index, error: message(error) };
  }
}

function message(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 300);
}
