import { type ChildProcess, fork } from 'node:child_process';
import { cancelled, type Finding } from '../../domain';
import type { AnalyzerContext, FileReport, SourceFile } from '../port';
import { guardMemory } from './memory-guard';
import { type FileAnswer, type FileRequest, isFileAnswer } from './protocol';
import { killGroup, toolSpawnOptions } from './spawn-options';

export interface FileWorkerOptions {
  /** Absolute path of a module that calls `serveFiles`. */
  readonly module: string;
  readonly files: readonly SourceFile[];
  readonly context: AnalyzerContext;
  /** Turns what the worker sent into a finding; null or a throw means that it is garbage. */
  readonly describe: (wire: unknown, file: SourceFile) => Finding | null;
}

/** After so many processes were lost the tool is taken for broken. */
const MAX_PROCESSES = 6;

/** Files on their way to a worker, so that it never waits for us. */
const SENT_AHEAD = 4;

/** Until the first answer a worker also loads its tool. */
const START_TIMEOUT_MS = 30_000;

/**
 * Has a worker process look at files, in order. A file that hangs it, crashes it or makes it send garbage is given up alone: it gets an
 * `error`, and a fresh process goes on with the rest. Rejects only with `Failure('cancelled')`.
 */
export async function runFileWorker(options: FileWorkerOptions): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  const deadline = Date.now() + options.context.limits.runTimeoutMs;
  for (let processes = 0; reports.length < options.files.length; processes += 1) {
    const left = deadline - Date.now();
    if (processes === MAX_PROCESSES || left <= 0) {
      const error = left <= 0 ? 'the tool ran out of time' : 'the tool broke down too often';
      return [...reports, ...options.files.slice(reports.length).map(({ id, path }) => ({ id, path, findings: [], error }))];
    }
    const lost = await runOneProcess(options, reports, left);
    if (lost !== null) {
      const { id, path } = options.files[reports.length]!;
      reports.push({ id, path, findings: [], error: lost });
    }
  }
  return reports;
}

/** Adds to `reports` until all files are done (null) or the process is lost at the next file (the reason). */
function runOneProcess({ module, files, context, describe }: FileWorkerOptions, reports: FileReport[], leftMs: number): Promise<string | null> {
  return new Promise((done, failed) => {
    const { signal, limits } = context;
    if (signal.aborted) {
      failed(cancelled());
      return;
    }
    const child = startWorker(module, limits.memoryMb);
    let result: string | null | undefined;
    const end = (reason: string | null): void => {
      if (result !== undefined) return;
      result = reason;
      killGroup(child.pid);
    };
    let timer = setTimeout(() => end('the tool could not be started in time'), Math.min(leftMs, START_TIMEOUT_MS + limits.fileTimeoutMs));
    const release = child.pid === undefined ? () => undefined : guardMemory(child.pid, limits.memoryMb, () => end(`it needed more than ${limits.memoryMb} MB`));
    const abort = (): void => end('cancelled');
    signal.addEventListener('abort', abort, { once: true });

    let sent = reports.length;
    const sendMore = (): void => {
      while (sent < files.length && sent < reports.length + SENT_AHEAD) {
        const file = files[sent]!;
        const request: FileRequest = { index: sent, path: file.path, text: new TextDecoder().decode(file.content) };
        // A failed write shows as the end of the process.
        child.send(request, () => undefined);
        sent += 1;
      }
    };
    child.on('message', (message) => {
      if (result !== undefined) return;
      const report = isFileAnswer(message) && message.index === reports.length ? toReport(message, files[reports.length]!, describe) : null;
      if (report === null) {
        end('the tool sent garbage');
        return;
      }
      reports.push(report);
      clearTimeout(timer);
      if (reports.length === files.length) {
        end(null);
        return;
      }
      timer = setTimeout(() => end(`it took longer than ${limits.fileTimeoutMs / 1000} s`), limits.fileTimeoutMs);
      sendMore();
    });
    const finish = (reason: string): void => {
      clearTimeout(timer);
      release();
      signal.removeEventListener('abort', abort);
      if (signal.aborted) failed(cancelled());
      else done(result === undefined ? reason : result);
    };
    child.once('error', (error) => finish(`the tool could not be started: ${error.message}`));
    child.once('exit', (code, name) => finish(`the tool crashed (${name ?? `exit code ${code}`})`));
    sendMore();
  });
}

function startWorker(module: string, memoryMb: number): ChildProcess {
  // From source (tests, `npm run dev`) a worker is TypeScript and needs the loader.
  const loader = module.endsWith('.ts') ? ['--require', require.resolve('tsx/cjs')] : [];
  return fork(module, {
    ...toolSpawnOptions(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--no-warnings', `--max-old-space-size=${Math.floor(memoryMb * 0.75)}`, ...loader],
  });
}

function toReport(answer: FileAnswer, file: SourceFile, describe: FileWorkerOptions['describe']): FileReport | null {
  const { id, path } = file;
  if (answer.error !== undefined) return { id, path, findings: [], error: answer.error };
  const findings: Finding[] = [];
  for (const wire of answer.findings ?? []) {
    const finding = describeSafely(wire, file, describe);
    if (finding === null) return null;
    findings.push(finding);
  }
  return { id, path, findings };
}

function describeSafely(wire: unknown, file: SourceFile, describe: FileWorkerOptions['describe']): Finding | null {
  try {
    return describe(wire, file);
  } catch {
    return null;
  }
}
