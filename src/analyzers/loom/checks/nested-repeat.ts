interface Part {
  /** Whether it may match nothing. */
  readonly empty: boolean;
  /** Whether it repeats without an end. */
  readonly repeats: boolean;
  readonly any: boolean;
}

const QUANTIFIER = /^(?:[*+?]|\{(\d*)(,?)(\d*)\})([?+]?)/;
const MAX_DEPTH = 40;

/**
 * Whether an expression repeats what itself repeats, with nothing between that tells the rounds apart, and can fail afterwards: `(a+)+$`. Then
 * text of thirty characters takes a machine minutes.
 */
export function hasNestedRepeat(source: string): boolean {
  let at = 0;
  let found = false;

  function alternatives(depth: number): readonly (readonly Part[])[] {
    const all: Part[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at += 1;
        all.push([]);
        continue;
      }
      all.at(-1)!.push(part(depth));
    }
    return all;
  }

  function part(depth: number): Part {
    const inside = atom(depth);
    const [all, least, comma, most, mode] = QUANTIFIER.exec(source.slice(at, at + 24)) ?? [];
    // `((a+))*` repeats as `(a+)*` does.
    const repeatsInside = inside.inner.some(isAmbiguous);
    if (all === undefined || all === '{}') return { empty: inside.empty, repeats: repeatsInside, any: inside.any };
    at += all.length;
    const repeats = all.startsWith('*') || all.startsWith('+') || (comma === ',' && most === '');
    const isPossessive = mode === '+';
    // What ends the expression cannot fail, so nothing is tried again.
    const goesOn = /[^)]/.test(source.slice(at));
    if (repeats && !isPossessive && goesOn && repeatsInside) found = true;
    const mayBeNone = all.startsWith('*') || all.startsWith('?') || least === '0';
    return { empty: inside.empty || mayBeNone, repeats: (repeats || repeatsInside) && !isPossessive, any: false };
  }

  function atom(depth: number): Omit<Part, 'repeats'> & { readonly inner: readonly (readonly Part[])[] } {
    const char = source[at]!;
    at += 1;
    if (char === '\\') {
      const isEdge = /[bBAzZG]/.test(source[at] ?? '');
      at += 1;
      return { empty: isEdge, any: false, inner: [] };
    }
    if (char === '[') {
      if (source[at] === '^') at += 1;
      if (source[at] === ']') at += 1;
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      at += 1;
      return { empty: false, any: false, inner: [] };
    }
    if (char !== '(' || depth > MAX_DEPTH) return { empty: /[\^$]/.test(char), any: char === '.', inner: [] };
    const head = /^\?(?:[:>=!]|<[=!]|P?<\w{1,40}>|'\w{1,40}'|[a-z-]{1,8}:)/i.exec(source.slice(at, at + 48))?.[0] ?? '';
    at += head.length;
    const inner = alternatives(depth + 1);
    at += 1;
    const isTest = /[=!]$/.test(head);
    const empty = isTest || inner.some((one) => one.every((each) => each.empty));
    return { empty, any: false, inner: isTest || head === '?>' ? [] : inner };
  }

  while (at < source.length) {
    alternatives(0);
    at += 1;
  }
  return found;
}

/** One part repeats, and the rest may be nothing or anything: a round can end anywhere. */
function isAmbiguous(sequence: readonly Part[]): boolean {
  return sequence.some(
    (one, index) => one.repeats && sequence.every((other, place) => place === index || other.empty || other.any),
  );
}
