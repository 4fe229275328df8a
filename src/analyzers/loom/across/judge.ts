import type { JudgeFile } from '../../sandbox';
import { textOf } from '../../syntax';
import { flowText, linesOf, sourceText } from '../hit-text';
import { type LanguageRules, loadRules } from '../language-rules';
import type { Program, ProgramLanguage } from '../program';
import { readProgram } from '../read-program';
import { readBundle } from './bundle';
import { followFiles } from './follow-files';

/** What the worker sends: data of one file that does harm in another. */
export interface AcrossWire {
  readonly rule: string;
  /** Where it does harm. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Where the data came in and how it went on. */
  readonly flow: string;
  readonly cause: string;
  /** The same wherever its lines move to. */
  readonly identity: string;
}

/** Judges bundles of files; what a language needs is loaded when its first bundle comes. */
export function createAcrossJudge(): JudgeFile {
  const languages = new Map<ProgramLanguage, LanguageRules>();
  return async ({ text }) => {
    const programs = await readAll(text);
    const [first] = programs;
    if (!first) return [];
    const rules = languages.get(first.language) ?? loadRules(first.language);
    languages.set(first.language, rules);
    const pathOf = new Map(programs.map(({ root, path }) => [root.source, path]));
    return followFiles(programs, rules).map(({ hit, path }): AcrossWire => {
      const from = pathOf.get(hit.source.source) ?? '';
      return {
        rule: hit.rule,
        path,
        ...linesOf(hit.node),
        flow: flowText(hit, (node) => (node.source === hit.node.source ? null : (pathOf.get(node.source) ?? null))),
        cause: `${from} ${sourceText(hit)}`,
        identity: [hit.rule, path, textOf(hit.node), from, textOf(hit.source)].join('\n'),
      };
    });
  };
}

/** A file that cannot be read alone cannot be read here; the others may still call each other. */
async function readAll(text: string): Promise<readonly Program[]> {
  const programs: Program[] = [];
  for (const file of readBundle(text)) {
    const program = await readProgram(file.path, file.text).catch(() => null);
    if (program) programs.push(program);
  }
  return programs;
}
