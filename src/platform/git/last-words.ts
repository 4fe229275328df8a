import { printable } from './printable';

/** The line in which git says why it gave up; usually the last one, with `fatal:` before it. */
export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => line.startsWith('fatal:') || line.startsWith('error:'));
  return printable((fatal ?? lines.at(-1) ?? '').replace(/^(?:fatal|error): /, ''));
}
