export interface ProtoField {
  readonly name: string;
  /** With `repeated` or `optional` in front, as written; empty for a value of an enumeration. */
  readonly type: string;
  readonly number: number;
  readonly line: number;
}

export interface ProtoBlock {
  readonly kind: 'message' | 'enum' | 'service';
  /** With the names of what holds it: `Order.Item`. */
  readonly name: string;
  readonly line: number;
  /** In their order; a number may be there twice. */
  readonly fields: readonly ProtoField[];
  readonly reservedNumbers: readonly (readonly [from: number, to: number])[];
  readonly reservedNames: ReadonlySet<string>;
  readonly allowsAlias: boolean;
}

export interface ProtoFile {
  readonly kind: 'protobuf';
  readonly syntax: string;
  readonly package: { readonly name: string; readonly line: number } | null;
  readonly blocks: ReadonlyMap<string, ProtoBlock>;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

const PIECE =
  /(?<space>\s+|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[A-Za-z_.][\w.]*|-?\d\w*|[^]/gy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of text.matchAll(PIECE)) {
    if (match.groups!.space === undefined) tokens.push({ text: match[0], line });
    for (const letter of match[0]) if (letter === '\n') line += 1;
  }
  return tokens;
}

/** Reads the messages, enumerations and services of a file. What it does not understand it passes over. */
export function readProtobuf(text: string): ProtoFile {
  const tokens = tokensOf(text);
  const blocks = new Map<string, Growing>();
  const open: (Growing | null)[] = [];
  let [syntax, named]: [string, ProtoFile['package']] = ['proto2', null];
  let statement: Token[] = [];
  for (const token of tokens) {
    const block = open.findLast((each) => each !== null) ?? null;
    if (token.text === '{') {
      open.push(opened(statement, block, blocks));
      statement = [];
    } else if (token.text === '}' || token.text === ';') {
      if (token.text === '}') open.pop();
      else if (open.length === 0) {
        if (statement[0]?.text === 'syntax') syntax = unquoted(statement[2]?.text ?? '');
        if (statement[0]?.text === 'package' && statement[1])
          named = { name: statement[1].text, line: statement[1].line };
      } else if (block) addTo(block, statement);
      statement = [];
    } else statement.push(token);
  }
  return { kind: 'protobuf', syntax, package: named, blocks };
}

type Growing = ProtoBlock & {
  readonly fields: ProtoField[];
  readonly reservedNumbers: (readonly [number, number])[];
  readonly reservedNames: Set<string>;
  allowsAlias: boolean;
};

/** Null for what belongs to the block around it: a `oneof`, options of a method. */
function opened(statement: readonly Token[], around: Growing | null, blocks: Map<string, Growing>): Growing | null {
  const [keyword, name] = statement;
  if (keyword?.text === 'rpc' && around) addTo(around, statement);
  if (!keyword || !name || !/^(?:message|enum|service)$/.test(keyword.text)) return null;
  const full = around ? `${around.name}.${name.text}` : name.text;
  const block: Growing = {
    kind: keyword.text as ProtoBlock['kind'],
    name: full,
    line: name.line,
    fields: [],
    reservedNumbers: [],
    reservedNames: new Set(),
    allowsAlias: false,
  };
  blocks.set(full, block);
  return block;
}

function addTo(block: Growing, statement: readonly Token[]): void {
  const [first] = statement;
  if (!first) return;
  const words = statement.map(({ text }) => text);
  if (first.text === 'reserved') reserve(block, words.slice(1));
  else if (first.text === 'option') block.allowsAlias ||= words.includes('allow_alias') && words.includes('true');
  else if (first.text === 'rpc' && statement[1]) {
    const end = words.includes('returns') ? words.lastIndexOf(')') + 1 : words.length;
    block.fields.push({ name: words[1]!, type: words.slice(2, end).join(' '), number: 0, line: first.line });
  } else {
    const at = words.indexOf('=');
    const number = Number(words[at + 1]);
    if (at < 1 || !Number.isInteger(number)) return;
    const type = words
      .slice(0, at - 1)
      .filter((word) => word !== 'optional' && word !== 'required')
      .join('');
    block.fields.push({ name: words[at - 1]!, type, number, line: statement[at - 1]!.line });
  }
}

/** `2, 9 to 11, "foo"`. */
function reserve(block: Growing, words: readonly string[]): void {
  for (const [index, word] of words.entries()) {
    if (/^["']/.test(word)) block.reservedNames.add(unquoted(word));
    if (!/^-?\d+$/.test(word) || words[index - 1] === 'to') continue;
    const end = words[index + 1] === 'to' ? words[index + 2] : word;
    block.reservedNumbers.push([Number(word), end === 'max' ? Infinity : Number(end)]);
  }
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}

export function isReserved({ reservedNumbers }: ProtoBlock, number: number): boolean {
  return reservedNumbers.some(([from, to]) => number >= from && number <= to);
}
