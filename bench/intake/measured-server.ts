import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What a server child reports: `ready` once, then `cpu` whenever it is asked. */
export type ServerMessage =
  { readonly kind: 'ready'; readonly port: number } | { readonly kind: 'cpu'; readonly microseconds: number };

export interface MeasuredServer {
  readonly port: number;
  /** Microseconds of processor time the process used so far, all of its threads. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `bench/intake/<name>-server.ts` as a process of its own, so that its processor time can be told apart from the load's. */
export async function startServer(name: string, ...args: readonly string[]): Promise<MeasuredServer> {
  const child = fork(join(__dirname, `${name}-server.ts`), [...args], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await nextMessage(child);
  if (ready.kind !== 'ready') throw new Error(`${name} did not start`);
  return {
    port: ready.port,
    async cpu() {
      child.send('cpu');
      const answer = await nextMessage(child);
      return answer.kind === 'cpu' ? answer.microseconds : Number.NaN;
    },
    async stop() {
      const exited = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function nextMessage(child: ChildProcess): Promise<ServerMessage> {
  return new Promise((done, failed) => {
    const ended = (code: number | null): void => failed(new Error(`A server of the bench ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      done(message as ServerMessage);
    });
  });
}
