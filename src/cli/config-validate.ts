import { readFile } from 'node:fs/promises';
import { Failure } from '../domain';
import { parseRulesFile } from '../rules-file';
import { EXIT } from './exit';

/** `loom config validate FILE`: prints `file:line:column: message` for every problem. */
export async function configValidateCommand(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure({
      kind: 'invalid',
      what: 'The rules file cannot be read.',
      where: file,
      next: 'Name an existing file: `loom config validate PATH`.',
      cause: error,
    });
  });
  const result = parseRulesFile(text);
  if (result.ok) {
    process.stdout.write(`${file}: valid\n`);
    return EXIT.fine;
  }
  for (const problem of result.problems) {
    process.stdout.write(`${file}:${problem.line}:${problem.column}: ${problem.message}\n`);
  }
  return EXIT.usage;
}
