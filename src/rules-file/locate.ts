import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Range,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { LineIndex } from './line-index';
import type { Fault, Located } from './located';
import { shown } from './shown';
import { expandVariables } from './variables';

const DEEPEST = 20;
/** After aliases were followed: what keeps a small file from becoming a huge one. */
const MOST_VALUES = 20_000;
const MOST_LETTERS = 1_000_000;

type Path = readonly PropertyKey[];
type Variables = Readonly<Record<string, string>>;

/** Turns a document into plain values that know their place; null when it is too big or too deep to go on. */
export function locate(
  document: Document.Parsed,
  text: string,
  lines: LineIndex,
  variables: Variables,
): { root: Located | null; faults: readonly Fault[] } {
  const locator = new Locator(text, lines, variables);
  const root = locator.node(document.contents, [], null, 0);
  return { root: locator.overflowed ? null : root, faults: locator.faults };
}

class Locator {
  readonly faults: Fault[] = [];
  overflowed = false;
  private values = 0;
  private letters = 0;
  /** How many aliases lead to where we are; anchors count where they stand, not where they are repeated. */
  private following = 0;
  private readonly anchors = new Map<string, Node>();
  /** What each alias means, fixed where it stands: an anchor may be declared again further down. */
  private readonly meanings = new Map<Alias, Node>();
  /** Anchored nodes that are being followed or read; an alias to one of them would never end. */
  private readonly open = new Set<Node>();

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    private readonly variables: Variables,
  ) {}

  node(node: Node | null, path: Path, keyAt: number | null, fallbackAt: number): Located {
    const at = startOf(node) ?? fallbackAt;
    const empty: Located = { value: undefined, at, lettersAt: null, keyAt, children: new Map() };
    this.values += 1;
    if (this.values > MOST_VALUES)
      this.overflow(at, path, `The file holds more than ${MOST_VALUES} values (aliases count as what they stand for).`);
    if (path.length > DEEPEST) this.overflow(at, path, `The file is nested deeper than ${DEEPEST} levels.`);
    if (node === null || this.overflowed) return empty;
    if (isAlias(node)) return this.alias(node, path, empty);
    if (node.anchor !== undefined && this.following === 0) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const located = this.content(node, path, empty);
    this.open.delete(node);
    return located;
  }

  private content(node: Node, path: Path, empty: Located): Located {
    if (isMap(node)) return this.mapping(node as YAMLMap.Parsed, path, empty);
    if (isSeq(node)) return this.list(node as YAMLSeq.Parsed, path, empty);
    if (!isScalar(node) || node.value === null) return empty;
    return typeof node.value === 'string'
      ? this.string(node.value, node.type, node.range, path, empty)
      : { ...empty, value: node.value };
  }

  private alias(alias: Alias, path: Path, empty: Located): Located {
    const target = this.meanings.get(alias) ?? this.anchors.get(alias.source);
    if (target === undefined)
      return this.fault(empty, path, `No anchor \`&…\` above is called ${shown(alias.source)}.`);
    if (this.open.has(target))
      return this.fault(empty, path, `The alias ${shown(`*${alias.source}`)} stands inside the value it refers to.`);
    this.meanings.set(alias, target);
    this.following += 1;
    const located = this.node(target, path, empty.keyAt, empty.at);
    this.following -= 1;
    return located;
  }

  private mapping(map: YAMLMap.Parsed, path: Path, empty: Located): Located {
    const children = new Map<PropertyKey, Located>();
    for (const pair of map.items) {
      if (this.overflowed) break;
      const key = this.key(pair, path, empty.at);
      if (key === null) continue;
      const earlier = children.get(key.name);
      if (earlier)
        this.faults.push({ at: key.at, path: [...path, key.name], message: this.givenTwice(key.name, earlier) });
      else children.set(key.name, this.node(pair.value, [...path, key.name], key.at, key.at));
    }
    const value = Object.fromEntries([...children].map(([name, child]) => [name, child.value]));
    return { ...empty, value, children };
  }

  private key(pair: Pair<Node | null, Node | null>, path: Path, mapAt: number): { name: string; at: number } | null {
    const at = startOf(pair.key) ?? startOf(pair.value) ?? mapAt;
    if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
      this.faults.push({ at, path, message: 'A key must be plain text; put numbers and the like in quotes.' });
      return null;
    }
    if (pair.key.value === '__proto__') {
      this.faults.push({ at, path, message: 'This key is not allowed.' });
      return null;
    }
    return { name: pair.key.value, at };
  }

  private list(list: YAMLSeq.Parsed, path: Path, empty: Located): Located {
    const children = new Map<PropertyKey, Located>();
    for (const [index, item] of list.items.entries()) {
      if (this.overflowed) break;
      children.set(index, this.node(item, [...path, index], null, empty.at));
    }
    return { ...empty, value: [...children.values()].map((child) => child.value), children };
  }

  private string(
    value: string,
    style: string | undefined,
    range: Range | null | undefined,
    path: Path,
    empty: Located,
  ): Located {
    this.letters += value.length;
    const { text, unknown } = expandVariables(value, this.variables);
    this.letters += text.length;
    if (this.letters > MOST_LETTERS)
      this.overflow(empty.at, path, 'The file is too big once its aliases and variables are replaced.');
    const written = range ? this.text.slice(range[0], range[1]) : '';
    let from = 0;
    for (const name of unknown) {
      // Escapes of a quoted text can hide a reference from this search; from then on the text as a whole is the place.
      const found = from < 0 ? -1 : written.indexOf(`\${${name}}`, from);
      from = found < 0 ? -1 : found + 1;
      this.faults.push({ at: empty.at + Math.max(found, 0), path, message: unknownVariable(name) });
    }
    const lettersAt = empty.at + (style === 'PLAIN' ? 0 : 1);
    return { ...empty, value: text, lettersAt: this.text.startsWith(text, lettersAt) ? lettersAt : null };
  }

  private givenTwice(name: string, earlier: Located): string {
    const { line } = this.lines.placeOf(earlier.keyAt ?? 0);
    return `The key ${shown(name)} is given twice; the first is on line ${line}. Keep one.`;
  }

  private fault(empty: Located, path: Path, message: string): Located {
    this.faults.push({ at: empty.at, path, message });
    return empty;
  }

  private overflow(at: number, path: Path, message: string): void {
    if (!this.overflowed) this.faults.push({ at, path, message });
    this.overflowed = true;
  }
}

function startOf(node: Node | null | undefined): number | null {
  return node?.range?.[0] ?? null;
}

function unknownVariable(name: string): string {
  const kept = `$\${${name}}`;
  return `The operator allows no variable ${shown(name)}; give it a default, ${shown(`\${${name}:-default}`)}, or write ${shown(kept)} to keep the text.`;
}
