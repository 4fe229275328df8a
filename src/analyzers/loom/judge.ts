import type { JudgeFile } from '../sandbox';
import { createEngine } from './engine';
import { flowText, linesOf, sourceText } from './hit-text';
import type { EngineHit } from './language-rules';
import { endsWire } from './known-ends';

/** What the worker sends: one finding of one rule. */
export interface LoomWire {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Where outside data came in and how it went on; empty for rules that follow none. */
  readonly path: string;
  /** Where outside data came in; null for rules that follow none. */
  readonly cause: string | null;
}

/** A rule that says what another one says of the same line, and why it matters there. */
const SAYS_MORE: Readonly<Record<string, string>> = { 'weak-password-hash': 'weak-hash' };
/** A file with more text than this was not written by hand. */
const MAX_LENGTH = 1_500_000;

export function createJudge(): JudgeFile {
  const engine = createEngine();
  return async ({ path, text }) => {
    if (text.length > MAX_LENGTH) throw new Error(`it is longer than ${MAX_LENGTH} characters`);
    const answer = await engine(path, text);
    if (!answer) return [];
    const wires = new Map<string, LoomWire>();
    for (const hit of answer.hits) {
      const wire = wireOf(hit);
      const key = `${wire.rule} ${wire.start}`;
      if (!wires.has(key)) wires.set(key, wire);
    }
    for (const { rule, start } of [...wires.values()]) wires.delete(`${SAYS_MORE[rule]} ${start}`);
    return [endsWire(answer.ends), ...[...wires.values()].sort((a, b) => a.start - b.start)];
  };
}

function wireOf({ rule, node, flow }: EngineHit): LoomWire {
  return { rule, ...linesOf(node), path: flow ? flowText(flow) : '', cause: flow ? sourceText(flow) : null };
}
