import type { Finding } from '../../../domain';
import type { AnalyzerContext, AnalyzerLimits, SourceFile, Surroundings } from '../../port';

/** Contents as the review would hand them over, one per text. */
export function sourceFiles(texts: readonly string[]): readonly SourceFile[] {
  return texts.map((text, index) => ({ id: `id${index}`, path: `folder/${index}.txt`, content: Buffer.from(text) }));
}

export function contextWith(
  limits: Partial<AnalyzerLimits>,
  signal: AbortSignal = new AbortController().signal,
): AnalyzerContext {
  return { signal, limits: { fileTimeoutMs: 20_000, runTimeoutMs: 50_000, memoryMb: 400, ...limits } };
}

/** A change that is all there is. */
export const nothingElse: Surroundings = {
  filesNaming: () => Promise.resolve([]),
  touched: [],
  paths: () => Promise.resolve(null),
  gone: () => Promise.resolve([]),
};

/** Findings of the faulty worker: its message is the path it was given. */
export function describeEcho(wire: unknown, file: SourceFile): Finding {
  if (typeof wire !== 'object' || wire === null || !('path' in wire)) throw new Error('not an echo');
  return {
    rule: 'test/echo',
    tool: 'test',
    severity: 'info',
    category: 'test',
    message: String(wire.path),
    path: file.path,
    lines: null,
  };
}

/** True while a process with this id exists, zombies included. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
