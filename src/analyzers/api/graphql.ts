export interface GraphqlField {
  readonly name: string;
  readonly type: string;
  readonly line: number;
  readonly args: ReadonlyMap<string, { readonly type: string; readonly isRequired: boolean; readonly line: number }>;
  /** It has a value when none is given. */
  readonly hasDefault: boolean;
}

export interface GraphqlType {
  readonly kind: 'type' | 'interface' | 'input' | 'enum' | 'union' | 'scalar';
  readonly name: string;
  readonly line: number;
  /** Fields, or values of an enumeration, or members of a union. */
  readonly fields: ReadonlyMap<string, GraphqlField>;
}

export interface GraphqlSchema {
  readonly kind: 'graphql';
  readonly types: ReadonlyMap<string, GraphqlType>;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

const PIECE =
  /(?<space>[\s,\ufeff]+|#[^\n]*)|(?<string>"""(?:[^"\\]|\\"""|\\|"(?!""))*(?:"""|$)|"(?:[^"\\\n]|\\.)*"?)|[A-Za-z_]\w*|\.\.\.|-?\d[\w.+-]*|[^]/gy;

/** Reads the definitions of a GraphQL schema, extensions with them. Whatever it does not understand it passes over. */
export function readGraphql(text: string): GraphqlSchema {
  const reader = new Reader(tokensOf(text));
  const types = new Map<string, GraphqlType>();
  for (let token = reader.next(); token; token = reader.next()) {
    if (!/^(?:type|interface|input|enum|union|scalar)$/.test(token.text)) continue;
    const name = reader.next();
    if (!name || !/^[A-Za-z_]/.test(name.text)) continue;
    const kind = token.text as GraphqlType['kind'];
    const fields =
      kind === 'union' ? reader.members() : kind === 'scalar' ? new Map<string, GraphqlField>() : reader.fields(kind);
    const known = types.get(name.text);
    types.set(name.text, {
      kind,
      name: name.text,
      line: known?.line ?? name.line,
      fields: new Map([...(known?.fields ?? []), ...fields]),
    });
  }
  return { kind: 'graphql', types };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of text.matchAll(PIECE)) {
    const { space, string } = match.groups!;
    if (space === undefined && string === undefined) tokens.push({ text: match[0], line });
    else if (string !== undefined) tokens.push({ text: '""', line });
    for (const letter of match[0]) if (letter === '\n') line += 1;
  }
  return tokens;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  next(): Token | null {
    return this.tokens[this.at++] ?? null;
  }

  private peek(): string {
    return this.tokens[this.at]?.text ?? '';
  }

  members(): ReadonlyMap<string, GraphqlField> {
    this.directives();
    const members = new Map<string, GraphqlField>();
    if (this.peek() !== '=') return members;
    this.at += 1;
    while (this.peek() === '|' || (members.size === 0 && /^[A-Za-z_]/.test(this.peek()))) {
      if (this.peek() === '|') this.at += 1;
      const member = this.next();
      if (member) members.set(member.text, plain(member));
    }
    return members;
  }

  fields(kind: GraphqlType['kind']): ReadonlyMap<string, GraphqlField> {
    const fields = new Map<string, GraphqlField>();
    while (
      this.peek() !== '{' &&
      this.peek() !== '' &&
      !/^(?:type|interface|input|enum|union|scalar|extend|directive|schema)$/.test(this.peek())
    )
      this.step();
    if (this.peek() !== '{') return fields;
    this.at += 1;
    while (this.peek() !== '}' && this.peek() !== '') {
      const name = this.next()!;
      if (!/^[A-Za-z_]/.test(name.text)) continue;
      const field = kind === 'enum' ? plain(name) : this.field(name);
      if (kind === 'enum') this.directives();
      fields.set(name.text, field);
    }
    this.at += 1;
    return fields;
  }

  private field(name: Token): GraphqlField {
    const args = new Map<string, { type: string; isRequired: boolean; line: number }>();
    if (this.peek() === '(') {
      this.at += 1;
      while (this.peek() !== ')' && this.peek() !== '') {
        const arg = this.next()!;
        if (!/^[A-Za-z_]/.test(arg.text)) continue;
        const { type, hasDefault } = this.typed();
        args.set(arg.text, { type, isRequired: type.endsWith('!') && !hasDefault, line: arg.line });
      }
      this.at += 1;
    }
    return { name: name.text, line: name.line, args, ...this.typed() };
  }

  /** `: [Type!]! = value @directive`. */
  private typed(): { readonly type: string; readonly hasDefault: boolean } {
    let type = '';
    if (this.peek() === ':') {
      this.at += 1;
      while (this.peek() === '[') type += this.next()!.text;
      type += this.next()?.text ?? '';
      while (/^[\]!]$/.test(this.peek())) type += this.next()!.text;
    }
    const hasDefault = this.peek() === '=';
    if (hasDefault) {
      this.at += 1;
      this.step();
    }
    this.directives();
    return { type, hasDefault };
  }

  private directives(): void {
    while (this.peek() === '@') {
      this.at += 2;
      if (this.peek() === '(') this.step();
    }
  }

  /** One token, or all of what it opens. */
  private step(): void {
    let depth = 0;
    do {
      const token = this.next();
      if (!token) return;
      if (/^[([{]$/.test(token.text)) depth += 1;
      if (/^[)\]}]$/.test(token.text)) depth -= 1;
    } while (depth > 0);
  }
}

function plain({ text, line }: Token): GraphqlField {
  return { name: text, type: '', line, args: new Map(), hasDefault: false };
}
