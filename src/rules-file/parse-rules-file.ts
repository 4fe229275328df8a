import { crossChecks } from './cross-checks';
import { inherit } from './inherit';
import { LineIndex } from './line-index';
import { type Fault, keyText } from './located';
import { locate } from './locate';
import type { Problem, RulesFile } from './model';
import { FILE_SCHEMA } from './schema';
import { schemaFaults } from './schema-faults';
import { toRulesFile } from './to-rules-file';
import { readYaml } from './yaml-document';

/** Anybody who can propose a change, or reach the server, can have a file read: what YAML of this size costs is bearable. */
const MOST_BYTES = 64 * 1024;
const MOST_PROBLEMS = 100;

export interface ParseOptions {
  /** What `${NAME}` may stand for: the variables that the operator allows, and no others. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What holds for the keys that the file leaves out; without it the built-in default. */
  readonly defaults?: RulesFile;
}

/** Problems are in the order of the file. Columns count UTF-16 code units, as editors do. */
export type ParsedRulesFile =
  { readonly ok: true; readonly rulesFile: RulesFile } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads and validates the text of a `.loom/config.yaml`. Never throws; an empty file means the defaults. */
export function parseRulesFile(text: string, options: ParseOptions = {}): ParsedRulesFile {
  // Editors do not show a byte order mark, so columns do not count it either.
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = new LineIndex(content);
  const bytes = Buffer.byteLength(content);
  if (bytes > MOST_BYTES) {
    const message = `The file has ${Math.ceil(bytes / 1024)} kB; at most ${MOST_BYTES / 1024} kB are read.`;
    return refused([{ at: 0, path: [], message }], lines);
  }
  const { document, faults: syntaxFaults } = readYaml(content);
  if (document === null) return refused(syntaxFaults, lines);
  const { root, faults } = locate(document, content, lines, options.variables ?? {});
  if (root === null) return refused(faults, lines);
  // Without `jitless` the schema would be compiled with `new Function`, which costs more than it saves on one file.
  const checked = FILE_SCHEMA.safeParse(root.value ?? {}, { jitless: true });
  const schemaSays = checked.success ? [] : schemaFaults(checked.error.issues, root, MOST_PROBLEMS);
  const all = [...faults, ...withoutKnown([...schemaSays, ...crossChecks(root)], faults)];
  if (!checked.success || all.length > 0) return refused(all, lines);
  const own = toRulesFile(checked.data);
  return { ok: true, rulesFile: options.defaults === undefined ? own : inherit(own, root, options.defaults) };
}

/** A value that could not be read as it was meant is wrong once, not once more for what was read instead. */
function withoutKnown(faults: readonly Fault[], known: readonly Fault[]): readonly Fault[] {
  const keys = new Set(known.map(({ path }) => keyText(path)));
  return faults.filter(({ path }) => !keys.has(keyText(path)));
}

function refused(faults: readonly Fault[], lines: LineIndex): ParsedRulesFile {
  const each = new Map(faults.map((fault) => [`${fault.at} ${keyText(fault.path)} ${fault.message}`, fault]));
  const inOrder = [...each.values()].sort((a, b) => a.at - b.at);
  const problems = inOrder
    .slice(0, MOST_PROBLEMS)
    .map(({ at, path, message }) => ({ ...lines.placeOf(at), key: keyText(path), message }));
  const last = problems.at(-1);
  if (last !== undefined && inOrder.length > MOST_PROBLEMS) {
    problems.push({ ...last, key: '', message: 'There are more problems below this one; they are not listed.' });
  }
  return { ok: false, problems };
}
