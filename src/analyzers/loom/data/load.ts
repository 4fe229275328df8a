import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ProgramLanguage } from '../program';
import {
  catalogueFile,
  type CatalogueRow,
  type LanguageFile,
  languageFile,
  type LanguageRule,
  languageRule,
} from './schema';

/** The data of Loom's own rules lies beside the code, in the form that rules/README.md describes. */
const FOLDER = join(__dirname, '../rules');

/** Every rule's row, by its name without `loom/`. */
export function loadCatalogue(): ReadonlyMap<string, CatalogueRow> {
  const rows = new Map<string, CatalogueRow>();
  for (const path of yamlFiles('catalogue')) {
    for (const [name, row] of Object.entries(read(path, catalogueFile))) {
      if (rows.has(name)) throw new Error(`${path}: ${name} stands in another file of the catalogue too`);
      rows.set(name, row);
    }
  }
  return rows;
}

export interface LanguageData {
  readonly file: LanguageFile;
  readonly rules: readonly LanguageRule[];
}

export function loadLanguage(language: ProgramLanguage): LanguageData {
  const paths = yamlFiles(language);
  const own = join(language, 'language.yaml');
  return {
    file: paths.includes(own) ? read(own, languageFile) : languageFile.parse({}),
    rules: paths.filter((path) => path !== own).map((path) => read(path, languageRule)),
  };
}

/** The names of a language's rules, without reading them. */
export function ruleNames(language: ProgramLanguage): readonly string[] {
  const names = yamlFiles(language).map((path) =>
    path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.\w+)?\.yaml$/, ''),
  );
  return [...new Set(names)].filter((name) => name !== 'language');
}

/** Changes whenever any rule's data does. */
export function dataVersion(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of folders.flatMap(yamlFiles)) hash.update(path).update(readFileSync(join(FOLDER, path)));
  return hash.digest('hex').slice(0, 12);
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function read<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  const result = schema.safeParse(inherited(path));
  if (result.success) return result.data;
  throw new Error(
    `${path}: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}

const likeness = z.looseObject({ like: z.string().optional() });

/** A file may build on the file of the same name of another language, all but its examples. */
function inherited(path: string): unknown {
  const { like, ...own } = likeness.parse(parse(readFileSync(join(FOLDER, path), 'utf8')));
  if (like === undefined) return own;
  const base = Object.entries(likeness.parse(inherited(join(like, basename(path)))));
  return joined(Object.fromEntries(base.filter(([key]) => key !== 'bad' && key !== 'ok')), own);
}

/** Lists add up, maps are joined key by key, and for the rest the second counts. */
function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (!isMap(one) || !isMap(other)) return other;
  const both = { ...one, ...other };
  return Object.fromEntries(
    Object.entries(both).map(([key, value]) => [
      key,
      key in one && key in other ? joined(one[key], other[key]) : value,
    ]),
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
