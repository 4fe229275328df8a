import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The YAML files of a folder of rules by name, unread by any schema. A built Loom has each such folder as one JSON file beside where it
 * was, because reading hundreds of YAML files takes as long as a small review.
 *
 * @param folder absolute
 */
export function readRuleFiles(folder: string): ReadonlyMap<string, unknown> {
  const built = builtText(folder);
  if (built !== null) return new Map(Object.entries(JSON.parse(built) as object));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a built Loom has no use for it here
  const { parse } = require('yaml') as typeof import('yaml');
  return new Map(names(folder).map((name) => [name, parse(readFileSync(join(folder, name), 'utf8')) as unknown]));
}

/** Their names alone. */
export function ruleFileNames(folder: string): readonly string[] {
  return existsSync(`${folder}.json`) ? [...readRuleFiles(folder).keys()] : names(folder);
}

/** The text of all of them, for telling one version from another. */
export function ruleFilesText(folder: string): string {
  const texts = (): string =>
    names(folder)
      .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
      .join('');
  return builtText(folder) ?? texts();
}

function builtText(folder: string): string | null {
  const built = `${folder}.json`;
  return existsSync(built) ? readFileSync(built, 'utf8') : null;
}

function names(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}
