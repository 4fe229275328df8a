import type { Diagnostic } from './read-report';

/** What a window is called. Ports and workers have messages too, and no origin to name. */
const WINDOW = /(?:window|parent|opener|top|frames?|popup|iframe)(?:\(\)|\[[^\]]*\])?$/i;
const BITS = /(?:flag|mask|bits|mode|attr|state|option)\w*\s*[|&]/i;
/** Schemas have a `catch` of their own. */
const SCHEMA = /\bz\.catch$/;
/** Bytes before the place that oxlint points at, in which a call begins. */
const BEFORE = 2_000;

/** True for what oxlint, which does not know what a name stands for, takes for a mistake. */
export function isFalseAlarm(rule: string, { labels }: Diagnostic, content: Uint8Array): boolean {
  const [first] = labels;
  if (!first) return false;
  const { offset, length } = first.span;
  switch (rule) {
    case 'oxlint/unicorn/require-post-message-target-origin': {
      const text = textOf(content, offset - BEFORE, offset + length);
      return !WINDOW.test(text.slice(0, Math.max(0, text.lastIndexOf('.postMessage'))).replace(/\?$/, ''));
    }
    case 'oxlint/oxc/bad-bitwise-operator':
      return BITS.test(textOf(content, offset, offset + length));
    case 'oxlint/promise/valid-params':
      return SCHEMA.test(textOf(content, offset, offset + length).split('(')[0] ?? '');
    case 'oxlint/no-unmodified-loop-condition': {
      // What is asked of it, or what is asked beside it, may well change.
      const name = textOf(content, offset, offset + length);
      const [rest = ''] = textOf(content, offset + length, offset + length + BEFORE).split('\n');
      const [before = ''] = textOf(content, offset - BEFORE, offset)
        .split('\n')
        .slice(-1);
      return /^\s*(?:\?\.|\()/.test(rest) || /\|\||&&/.test(before + name + rest);
    }
    default:
      return false;
  }
}

function textOf(content: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(content.subarray(Math.max(0, from), to));
}
