import { type Document, parseDocument, type YAMLError } from 'yaml';
import type { Fault } from './located';
import { printable } from './shown';

/** What to do about the mistakes that people make most; the others keep the parser's own words. */
const ADVICE: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'A tab cannot indent YAML; use spaces.',
  MULTIPLE_DOCS: 'The file holds several YAML documents; keep the first and remove the `---` line and what follows.',
  RESOURCE_EXHAUSTION: 'The file is nested too deeply.',
  BAD_INDENT: 'The indentation does not fit what stands above; lines of one mapping start in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'A mapping cannot start on the line of another key; put it on its own, indented line, or quote the text.',
  TAG_RESOLVE_FAILED: 'Tags (`!name`) are not supported; remove it.',
};

/** Reads YAML 1.2 (core schema; no merge keys, no tags of its own). Faults mean that the document must not be used. */
export function readYaml(text: string): { document: Document.Parsed; faults: readonly Fault[] } {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    // Its check compares every key with every other; ours is in `locate`.
    uniqueKeys: false,
  });
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings];
  // Once the parser has given up, what it says about the rest is noise.
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const faults = (tooDeep ? [tooDeep] : errors).map((error) => ({
    at: error.pos[0],
    path: [],
    message: ADVICE[error.code] ?? `This is not valid YAML: ${printable(error.message.slice(0, 200)).trim()}`,
  }));
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== '1.2')
    faults.push({ at: 0, path: [], message: 'The file must be YAML 1.2; remove the `%YAML` line.' });
  return { document, faults };
}
