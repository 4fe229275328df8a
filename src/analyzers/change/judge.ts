import { type Located, readProgram } from '../loom';
import type { JudgeFile } from '../sandbox';
import { textOf } from '../syntax';
import { comparePrograms } from './compare';
import { outlineOf } from './outline';
import { askAbout, type Hit } from './questions';
import { type Unused, unusedIn } from './unused';
import type { ChangeWire, QuestionWire } from './wire';

/** A finding that spans more lines than this is shown where it begins. */
const MAX_LINES = 10;
/** A file with more text than this was not written by hand. */
const MAX_LENGTH = 1_500_000;
const MAX_SHOWN = 60;

export function createJudge(): JudgeFile {
  return async ({ path, text, before = null }): Promise<readonly ChangeWire[]> => {
    if (Math.max(text.length, before?.length ?? 0) > MAX_LENGTH)
      throw new Error(`it is longer than ${MAX_LENGTH} characters`);
    const head = await readProgram(path, text);
    if (!head) return [];
    const base = before === null ? null : await readProgram(path, before);
    const questions = base && base.language !== 'kotlin' ? askAbout(comparePrograms(base, head)).map(wireOf) : [];
    return [{ kind: 'outline', ...outlineOf(base, head) }, ...questions, ...unusedIn(base, head).map(unusedWire)];
  };
}

function wireOf({ rule, at, gone, relying }: Hit): QuestionWire {
  const counted = relying ? ` \`${shown(relying)}\` in line ${relying.node.line} counts on it.` : '';
  return {
    kind: 'question',
    rule,
    start: at.line,
    end: Math.min(at.endLine, at.line + MAX_LINES - 1),
    evidence: `Line ${gone.node.line} of the base has \`${shown(gone)}\`.${counted}`,
    unlessNamed: null,
  };
}

function unusedWire({ what, name, node, shared }: Unused): QuestionWire {
  const evidence = `\`${name}\`, ${what === 'import' ? 'an' : 'a'} ${what}, stands nowhere else.`;
  const { line } = node;
  return { kind: 'question', rule: 'unused-code', start: line, end: line, evidence, unlessNamed: shared ? name : null };
}

function shown({ node }: Located): string {
  const text = textOf(node).replace(/\s+/g, ' ').replaceAll('`', "'");
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
