import type { Document, YAMLError } from 'yaml';
import { parseYaml } from '../yaml';
import type { Fault } from './located';
import { printable } from './shown';

/** What to do about the mistakes that people make most; the others keep the parser's own words. */
const ADVICE: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'A tab cannot indent YAML; use spaces.',
  BAD_INDENT: 'The indentation does not fit what stands above; lines of one mapping start in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'A mapping cannot start on the line of another key; put it on its own, indented line, or quote the text.',
  TAG_RESOLVE_FAILED: 'Tags (`!name`) are not supported; remove it.',
};

const SEVERAL = 'The file holds several YAML documents; keep the first and remove the `---` line and what follows.';

/** Reads YAML 1.2 (core schema; no merge keys, no tags of its own). With faults there is no document that may be used. */
export function readYaml(text: string): { document: Document.Parsed | null; faults: readonly Fault[] } {
  const read = parseYaml(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  if (read.state === 'too deep')
    return { document: null, faults: [{ at: read.at, path: [], message: 'The file is nested too deeply.' }] };
  const [document, second] = read.documents;
  if (document === undefined) return { document: null, faults: [] };
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const faults: Fault[] = errors.map((error) => ({
    at: error.pos[0],
    path: [],
    message: ADVICE[error.code] ?? `This is not valid YAML: ${printable(error.message.slice(0, 200)).trim()}`,
  }));
  if (second) faults.push({ at: second.range[0], path: [], message: SEVERAL });
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== '1.2')
    faults.push({ at: 0, path: [], message: 'The file must be YAML 1.2; remove the `%YAML` line.' });
  return { document: faults.length === 0 ? document : null, faults };
}
