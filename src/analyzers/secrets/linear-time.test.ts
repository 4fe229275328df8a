import { PATTERNS, scanText } from './scan';

/** A file may take 10 s before it is given up; this leaves a wide margin on a slow machine. */
const ENOUGH_MS = 5_000;

/** The beginnings of what the patterns look for, and the characters that they repeat. */
const PIECES = [
  'a',
  '=',
  '-',
  '.',
  ':',
  '/',
  '"',
  'A1',
  'eyJ',
  '://a:',
  'password=',
  'api_key: "',
  'AKIA',
  'token',
  ' -u a:b',
  ' machine a',
  '-----BEGIN PRIVATE KEY-----',
];

describe('hostile text', () => {
  it.each(PIECES)('of a megabyte of %j is done in time', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const started = performance.now();
    scanText('a.conf', text);
    expect(performance.now() - started).toBeLessThan(ENOUGH_MS);
  });

  it('made of the keywords of all patterns is done in time', () => {
    const keywords = PATTERNS.flatMap((pattern) => pattern.keywords).join('');
    const started = performance.now();
    scanText('a.conf', keywords.repeat(1_000_000 / keywords.length));
    expect(performance.now() - started).toBeLessThan(ENOUGH_MS);
  });

  it('cannot make a pattern repeat without a bound', () => {
    for (const { name, expression } of PATTERNS) {
      expect([name, expression.global]).toEqual([name, true]);
      const withoutClasses = expression.source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, 'x');
      expect([name, /[*+]|\{\d+,\}/.exec(withoutClasses)]).toEqual([name, null]);
    }
  });
});
