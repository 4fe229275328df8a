import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import { readRuleFiles, ruleFileNames, ruleFilesText } from '../../rule-files';
import type { ProgramLanguage } from '../program';
import { type FilesOf, inherit } from './inherit';
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
/** What a language's rules have in common. */
const OWN = 'language.yaml';

/** Every rule's row, by its name without `loom/`. */
export function loadCatalogue(): ReadonlyMap<string, CatalogueRow> {
  const rows = new Map<string, CatalogueRow>();
  for (const [path, data] of readFolder('catalogue')) {
    for (const [name, row] of Object.entries(read(path, data, catalogueFile))) {
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
  const filesOf = filesByLanguage();
  const files = [...filesOf(language)].map(([name, data]) => [name, inherit(name, data, filesOf)] as const);
  const [, own] = files.find(([name]) => name === OWN) ?? [OWN, {}];
  return {
    file: read(`${language}/${OWN}`, own, languageFile),
    rules: files
      .filter(([name]) => name !== OWN)
      .map(([name, data]) => read(`${language}/${name}`, data, languageRule)),
  };
}

/** The names of a language's rules, without reading what they say. */
export function ruleNames(language: ProgramLanguage): readonly string[] {
  const names = ruleFileNames(join(FOLDER, language)).map((file) => file.replace(/(?:\.\w+)?\.yaml$/, ''));
  return [...new Set(names)].filter((name) => name !== 'language');
}

/** Changes whenever any rule's data does. */
export function dataVersion(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) hash.update(ruleFilesText(join(FOLDER, folder)));
  return hash.digest('hex').slice(0, 12);
}

function read<T extends z.ZodType>(path: string, data: unknown, schema: T): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new Error(
    `${path}: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}

function readFolder(folder: string): readonly (readonly [path: string, data: unknown])[] {
  return [...readRuleFiles(join(FOLDER, folder))].map(([name, data]) => [`${folder}/${name}`, data]);
}

/** Reads each folder once. */
function filesByLanguage(): FilesOf {
  const known = new Map<string, ReturnType<FilesOf>>();
  return (language) => {
    const files = known.get(language) ?? readRuleFiles(join(FOLDER, language));
    known.set(language, files);
    return files;
  };
}
