import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The data of Loom's own rules lies beside the code, in the form that rules/README.md describes. */
const FOLDER = join(__dirname, '../rules');

/**
 * The files of a folder of rules by path, unread by any schema. A built Loom has each folder as one JSON file, because reading
 * hundreds of YAML files takes as long as a small review.
 */
export function readFolder(folder: string): ReadonlyMap<string, unknown> {
  const built = join(FOLDER, `${folder}.json`);
  if (existsSync(built)) return new Map(Object.entries(JSON.parse(readFileSync(built, 'utf8')) as object));
  return new Map(paths(folder).map((path) => [path, parse(readFileSync(join(FOLDER, path), 'utf8')) as unknown]));
}

/** Their paths alone. */
export function pathsIn(folder: string): readonly string[] {
  return existsSync(join(FOLDER, `${folder}.json`)) ? [...readFolder(folder).keys()] : paths(folder);
}

/** The text of a folder of rules, for telling one version from another. */
export function folderText(folder: string): string {
  const built = join(FOLDER, `${folder}.json`);
  if (existsSync(built)) return readFileSync(built, 'utf8');
  return paths(folder)
    .map((path) => `${path}\n${readFileSync(join(FOLDER, path), 'utf8')}`)
    .join('');
}

function paths(folder: string): readonly string[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
