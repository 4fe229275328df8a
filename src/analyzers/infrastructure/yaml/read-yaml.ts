import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { parseYaml } from '../../../yaml';
import { list, map, scalar, unknown, type Value, wording } from '../value';

/** Values of one file, aliases written out; nobody writes more by hand. */
const MAX_VALUES = 200_000;
/** Levels, those that aliases add included. */
const DEEPEST = 500;

interface Reading {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly text: string;
  readonly offset: number;
  /** Nodes that are being read: an alias to one of them has no end. */
  readonly open: Set<Node>;
  readonly budget: { left: number };
}

/**
 * Reads the documents of a YAML or JSON text. Values with a tag of their own (`!Ref`) are unknown, with the text behind the tag.
 * @throws Error with the line of the first mistake, and for what is too deep or too large once aliases are written out.
 */
export function readYamlDocuments(text: string, offset = 0): readonly Value[] {
  const lines = new LineCounter();
  const budget = { left: MAX_VALUES };
  const read = parseYaml(text, { lines });
  if (read.state === 'too deep') throw new Error(TOO_DEEP);
  return Array.from(read.documents, (document) => {
    const [mistake] = document.errors;
    if (mistake) {
      const { line } = lines.linePos(mistake.pos[0]);
      throw new Error(`it does not parse: line ${line + offset}: ${mistake.message}`);
    }
    return valueOf(document.contents, { document, lines, text, offset, open: new Set(), budget });
  });
}

const TOO_DEEP = 'it is nested too deeply to be read';

/** The first document of a text that begins on the line after `offset`. */
export function readYamlText(text: string, offset: number): Value | null {
  return readYamlDocuments(text, offset)[0] ?? null;
}

function valueOf(node: Node | null, reading: Reading): Value {
  const { lines, budget, offset, open } = reading;
  if ((budget.left -= 1) < 0) throw new Error('it is too large once its aliases are written out');
  if (!node) return scalar(null, 1 + offset);
  const line = lines.linePos(node.range?.[0] ?? 0).line + offset;
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    return target && !open.has(target) ? valueOf(target, reading) : unknown(node.source, line);
  }
  if (node.tag?.startsWith('!')) return unknown(sourceOf(node, reading), line);
  if (isScalar(node)) return scalar(plain(node), line);
  if (open.size >= DEEPEST) throw new Error(TOO_DEEP);
  open.add(node);
  try {
    if (isSeq(node))
      return list(
        node.items.map((item) => valueOf(item as Node, reading)),
        line,
      );
    return isMap(node) ? map(entriesOf(node, reading), line) : scalar(null, line);
  } finally {
    open.delete(node);
  }
}

function entriesOf(node: YAMLMap, reading: Reading): ReadonlyMap<string, Value> {
  const entries = new Map<string, Value>();
  const merged: Value[] = [];
  for (const { key, value } of node.items) {
    const name = wording(valueOf(key as Node, reading)) ?? '';
    const at = reading.lines.linePos((key as Node).range?.[0] ?? 0).line + reading.offset;
    const read = valueOf(value as Node | null, reading);
    if (name === '<<') merged.push(read);
    else if (entries.has(name)) throw new Error(`it does not parse: line ${at}: this key is in its map twice`);
    // A map or list is found under its key, and an empty value where its key is.
    else entries.set(name, { ...read, line: read.kind === 'scalar' && read.value !== null ? read.line : at });
  }
  for (const one of merged.flatMap((value) => (value.kind === 'list' ? value.items : [value]))) {
    if (one.kind !== 'map') continue;
    for (const [name, value] of one.entries) if (!entries.has(name)) entries.set(name, value);
  }
  return entries;
}

function plain(node: Scalar): string | number | boolean | null {
  const { value } = node;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  // `010` and `1_000` stay what they are for the reader.
  return typeof value === 'number' ? value : (node.source ?? null);
}

function sourceOf(node: Node, { text }: Reading): string {
  const [start = 0, end = start] = node.range ?? [];
  return text
    .slice(start, end)
    .replace(/^!\S*\s*/, '')
    .replace(/^["']|["']$/g, '');
}
