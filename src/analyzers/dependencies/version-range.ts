/** How a package manager reads ranges. */
export type RangeStyle = 'npm' | 'composer' | 'cargo' | 'python' | 'ruby';

type Version = readonly number[];

interface Bound {
  readonly op: '>=' | '>' | '<' | '<=' | '=' | '!=';
  readonly version: Version;
}

/**
 * Whether a range admits a version. Null where that is not certain: pre-releases, tags, addresses, and what this reader does not know.
 */
export function admits(range: string, version: string, style: RangeStyle): boolean | null {
  const given = numbers(version);
  if (given === null || range.length > 300) return null;
  const either = style === 'npm' || style === 'composer' ? range.split(/\s*\|\|?\s*/) : [range];
  const answers = either.map((part) => boundsOf(part.trim(), style)?.every((bound) => holds(bound, given)) ?? null);
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Null for anything but a released version. */
function numbers(version: string): Version | null {
  const plain = /^[v=]?(\d{1,9}(?:\.\d{1,9}){0,4})(?:\+[\w.-]*)?$/.exec(version)?.[1];
  return plain === undefined ? null : plain.split('.').map(Number);
}

/** All that one alternative asks; null where a part of it is not understood. */
function boundsOf(part: string, style: RangeStyle): readonly Bound[] | null {
  const [, from, to] = /^(\S+)\s+-\s+(\S+)$/.exec(part) ?? [];
  if (from !== undefined && to !== undefined) return joined([term('>=', from, style), upTo(to)]);
  const separate = style === 'npm' || style === 'composer' ? /[\s,]+/ : /\s*,\s*/;
  const terms = part
    .replace(/([~^<>=!]+)\s+/g, '$1')
    .split(separate)
    .filter((each) => each !== '');
  if (terms.length === 0) return null;
  return joined(
    terms.map((each) => {
      const [, op, version] = /^([~^<>=!]*)(.*)$/.exec(each)!;
      return term(op!, version!, style);
    }),
  );
}

function joined(parts: readonly (readonly Bound[] | null)[]): readonly Bound[] | null {
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** `1.2` at the end of a span means all of 1.2. */
function upTo(version: string): readonly Bound[] | null {
  const end = numbers(version);
  if (end === null) return null;
  return [end.length < 3 ? { op: '<', version: next(end, end.length - 1) } : { op: '<=', version: end }];
}

function term(op: string, written: string, style: RangeStyle): readonly Bound[] | null {
  if (/^[*xX]$/.test(written)) return op === '!=' ? null : [];
  const wild = /^v?(\d[\d.]*)\.[*xX](?:\.[*xX])*$/.exec(written)?.[1];
  const version = numbers(wild ?? written);
  if (version === null) return null;
  if (wild !== undefined) return /^(?:=|==|\^|~)?$/.test(op) ? span(version, version.length - 1) : null;
  switch (op) {
    case '>=':
    case '>':
    case '<':
    case '<=':
    case '!=':
      // `>1.2` of npm means above all of 1.2.
      return style === 'npm' && version.length < 3 && op !== '>=' && op !== '<' ? null : [{ op, version }];
    case '':
      if (style === 'cargo') return caret(version);
      return style === 'npm' && version.length < 3 ? span(version, version.length - 1) : [{ op: '=', version }];
    case '=':
      return version.length < 3 && style !== 'python' && style !== 'ruby' ? null : [{ op: '=', version }];
    case '==':
      return style === 'python' || style === 'composer' ? [{ op: '=', version }] : null;
    case '^':
      return caret(version);
    case '~':
      return span(version, style === 'composer' ? Math.max(0, version.length - 2) : Math.min(1, version.length - 1));
    case '~=':
    case '~>':
      return version.length < 2 ? (op === '~>' ? [{ op: '>=', version }] : null) : span(version, version.length - 2);
    default:
      return null;
  }
}

/** From this version to the next one that differs at the place. */
function span(version: Version, place: number): readonly Bound[] {
  return [
    { op: '>=', version },
    { op: '<', version: next(version, place) },
  ];
}

/** The first part that is not zero stays. */
function caret(version: Version): readonly Bound[] {
  const first = version.findIndex((part) => part > 0);
  return span(version, first < 0 ? version.length - 1 : first);
}

function next(version: Version, place: number): Version {
  return version.slice(0, place + 1).map((part, at) => (at === place ? part + 1 : part));
}

function holds({ op, version }: Bound, given: Version): boolean {
  const order = compare(given, version);
  if (op === '=') return order === 0;
  if (op === '!=') return order !== 0;
  return op.startsWith('>') ? order > 0 || (op === '>=' && order === 0) : order < 0 || (op === '<=' && order === 0);
}

function compare(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
