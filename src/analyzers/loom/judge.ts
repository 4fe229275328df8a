import type { JudgeFile } from '../sandbox';
import { type SyntaxNode, textOf } from '../syntax';
import { createEngine, type EngineHit } from './engine';

/** What the worker sends: one finding of one rule. */
export interface LoomWire {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Where outside data came in and how it went on; empty for rules that follow none. */
  readonly path: string;
}

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;
/** A file with more text than this was not written by hand. */
const MAX_LENGTH = 1_500_000;
const MAX_SHOWN = 60;

export function createJudge(): JudgeFile {
  const engine = createEngine();
  return async ({ path, text }) => {
    if (text.length > MAX_LENGTH) throw new Error(`it is longer than ${MAX_LENGTH} characters`);
    const hits = await engine(path, text);
    const wires = new Map<string, LoomWire>();
    for (const hit of hits) {
      const wire = wireOf(hit);
      const key = `${wire.rule} ${wire.start}`;
      if (!wires.has(key)) wires.set(key, wire);
    }
    return [...wires.values()].sort((a, b) => a.start - b.start);
  };
}

function wireOf({ rule, node, flow }: EngineHit): LoomWire {
  const end = node.endLine - node.line < MAX_LINES ? node.endLine : node.line;
  return { rule, start: node.line, end, path: flow ? pathOf(flow) : '' };
}

/** `req.query.id` in line 3, by lines 5 and 8. */
function pathOf({ source, steps }: NonNullable<EngineHit['flow']>): string {
  const lines = [...new Set(steps.map(({ line }) => line))].filter((line) => line !== source.line);
  const by = lines.length === 0 ? '' : `, by ${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)}`;
  return `It comes from ${shown(source)} in line ${source.line}${by}.`;
}

function shown(node: SyntaxNode): string {
  const text = textOf(node).replace(/\s+/g, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function listed(lines: readonly number[]): string {
  return lines.length < 2 ? lines.join('') : `${lines.slice(0, -1).join(', ')} and ${String(lines.at(-1))}`;
}
