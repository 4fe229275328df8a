import type { Diagnostic } from './read-report';

/** What a window is called. Ports and workers have messages too, and no origin to name. */
const WINDOW = /(?:window|parent|opener|top|frames?|popup|iframe)(?:\(\)|\[[^\]]*\])?$/i;
const BITS = /(?:flag|mask|bits|mode|attr|state|option)\w*\s*[|&]/i;
/** Schemas have a `catch` of their own. */
const SCHEMA = /\bz\.catch$/;
/** The attribute, and what makes its HTML harmless. */
const CLEAN_HTML =
  /^\s*=\s*\{\s*(?:\{\s*__html\s*:\s*)?(?:'[^']*'|"[^"]*"|(?:\w+\.)*\w*(?:[sS]anitiz|[sS]anitis|[pP]urif|(?<![uU]n)[eE]scape)\w*(?:\.\w+)?\()/;
const REACT = /['"]p?react(?:['"/-])/;
/** Bytes that are looked at before, in and behind the place that oxlint points at. */
const NEAR = 2_000;

/** Tells of one file what oxlint, which does not know what a name stands for, takes for a mistake. */
export function falseAlarms(content: Uint8Array): (rule: string, diagnostic: Diagnostic) => boolean {
  const decoder = new TextDecoder();
  const textOf = (from: number, to: number): string => decoder.decode(content.subarray(Math.max(0, from), to));
  let react: boolean | null = null;
  return (rule, { labels: [first] }) => {
    // Outside of React a function called `useSomething` is no hook.
    if (rule === 'oxlint/react/rules-of-hooks') return !(react ??= REACT.test(decoder.decode(content)));
    if (!first) return false;
    const from = first.span.offset;
    const to = from + Math.min(first.span.length, NEAR);
    switch (rule) {
      case 'oxlint/unicorn/require-post-message-target-origin': {
        const text = textOf(from - NEAR, to);
        return !WINDOW.test(text.slice(0, Math.max(0, text.lastIndexOf('.postMessage'))).replace(/\?$/, ''));
      }
      case 'oxlint/react/no-danger':
        return CLEAN_HTML.test(textOf(from, to + NEAR).replace(/^\s*dangerouslySetInnerHTML/, ''));
      case 'oxlint/oxc/bad-bitwise-operator':
        return BITS.test(textOf(from, to));
      case 'oxlint/promise/valid-params':
        return SCHEMA.test(textOf(from, to).split('(')[0]!);
      case 'oxlint/no-unmodified-loop-condition': {
        // What is asked of it, or what is asked beside it, may well change.
        const before = textOf(from - NEAR, from)
          .split('\n')
          .at(-1)!;
        const behind = textOf(to, to + NEAR).split('\n')[0]!;
        return /^\s*(?:\?\.|\()/.test(behind) || /\|\||&&/.test(before + textOf(from, to) + behind);
      }
      default:
        return false;
    }
  };
}
