import { readFileSync } from 'node:fs';
import { Failure } from '../domain';

/**
 * The content of a file that a setting names, without the line feed at its end.
 * @throws Failure `invalid` that names the setting and the file
 */
export function readTextFile(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new Failure({
      kind: 'invalid',
      what: `The file that ${setting} names cannot be read.`,
      where: file,
      next: 'Check its path and who may read it.',
      cause,
    });
  }
}
