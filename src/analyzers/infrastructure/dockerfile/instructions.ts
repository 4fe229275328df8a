/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly flags: ReadonlyMap<string, string>;
  /** What is behind the keyword and the flags; comments are taken out, continuations and here-documents keep their newlines. */
  readonly text: string;
  /** The items of the exec form, or null of the shell form. */
  readonly exec: readonly string[] | null;
  readonly line: number;
}

const HEREDOC = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/g;

/** Reads a Dockerfile as BuildKit does. A text whose first instruction is none that can begin one gives nothing. */
export function readInstructions(text: string): readonly Instruction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const escape = escapeCharacter(lines);
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const start = at;
    const joined: string[] = [];
    for (; at < lines.length; at += 1) {
      const part = lines[at]!;
      const isNoise = /^\s*(?:#|$)/.test(part);
      if (isNoise && at > start) {
        joined.push('\\');
        continue;
      }
      const trimmed = part.trimEnd();
      if (!trimmed.endsWith(escape)) {
        joined.push(part);
        break;
      }
      joined.push(`${trimmed.slice(0, -1)}\\`);
    }
    const heredocs = [...joined.join('\n').matchAll(HEREDOC)].map((match) => match[2]!);
    const takesHeredocs = /^\s*(?:RUN|COPY|ADD)\s/i.test(line);
    for (const name of takesHeredocs ? heredocs : []) {
      for (at += 1; at < lines.length && lines[at]!.replace(/^\t+/, '') !== name; at += 1) joined.push(lines[at]!);
    }
    const instruction = parse(joined.join('\n'), start + 1);
    if (instruction) found.push(instruction);
  }
  return /^(?:FROM|ARG)$/.test(found[0]?.keyword ?? '') ? found : [];
}

/** A directive counts only above everything else. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
    if (!directive) return '\\';
    if (directive[1]!.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

function parse(source: string, line: number): Instruction | null {
  const head = /^\s*([A-Za-z]+)(?=\s|$)/.exec(source);
  if (!head) return null;
  const flags = new Map<string, string>();
  let rest = source.slice(head[0].length);
  for (;;) {
    const flag = /^(?:\s|\\\n)*--([\w.-]+)(?:=(\S*))?(?=\s|$)/.exec(rest);
    if (!flag) break;
    flags.set(flag[1]!, flag[2] ?? 'true');
    rest = rest.slice(flag[0].length);
  }
  const text = rest.replace(/^(?:[^\S\n]|\\\n)+/, '');
  const skipped = source.slice(0, source.length - text.length).split('\n').length - 1;
  return {
    keyword: head[1]!.toUpperCase(),
    flags,
    text,
    exec: execForm(text),
    line: line + (text === '' ? 0 : skipped),
  };
}

function execForm(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const items: unknown = JSON.parse(text.replaceAll('\\\n', '\n'));
    return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : null;
  } catch {
    return null;
  }
}
