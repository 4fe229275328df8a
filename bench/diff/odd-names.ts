import type { Random } from './random';

/** Path components that have broken diff parsers, one character per byte. */
const COMPONENTS = [
  'a',
  'b',
  'src',
  'x y',
  ' b',
  'tab\there',
  'new\nline',
  'quo"te',
  'back\\slash',
  'caf\xc3\xa9',
  'not-utf8-\xff\xfe',
  '\xe2\x80\xa8',
  '\xf0\x9f\x92\xa5',
  '-dash',
  '--- a',
  '@@ -1 +1 @@',
  'dev',
  'null',
  'trailing ',
  'carriage\rreturn',
  'bell\x07',
  '2010-01-01 00:00:00',
  'a => b',
  '{x}',
];

/** A path that git accepts, with odd components more often than not. */
export function oddPath(random: Random): string {
  const depth = random.between(1, 3);
  const components = Array.from({ length: depth }, () => random.pick(COMPONENTS));
  // A number keeps paths apart, so that no file stands where another needs a folder.
  return [
    ...components.map((component) => `${component}.d`),
    `${random.pick(COMPONENTS)}${random.between(0, 40)}`,
  ].join('/');
}

/** `path` as a C-style quoted string, every unusual byte in octal. */
export function quotePath(path: string): string {
  const escaped = path.replace(/[^A-Za-z0-9_./ -]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}
