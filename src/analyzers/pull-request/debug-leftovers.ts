import type { FileDiff } from '../../diff';
import { type Finding, languageOf, type Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type AddedLine, addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { CONSOLE_OUTPUT, DEBUG_STATEMENTS, type DebugStatement, FOCUSED_TESTS } from './debug-statements';
import { isTestPath, printsByDesign } from './path-kind';

const DEBUGGER: Rule = {
  id: 'pull-request/debug-statement',
  tool: 'pull-request',
  severity: 'warning',
  category: 'bug',
  languages: ['javascript', 'typescript', 'python', 'ruby', 'php', 'csharp', 'rust', 'go'],
  title: 'A breakpoint or dump from debugging was left in: it halts the program or shows its data',
  cwe: 'CWE-489',
};

const FOCUSED: Rule = {
  id: 'pull-request/focused-test',
  tool: 'pull-request',
  severity: 'warning',
  category: 'test',
  languages: ['javascript', 'typescript', 'ruby'],
  title: 'A test is marked to run alone, so the others are skipped and cannot fail',
};

const CONSOLE: Rule = {
  id: 'pull-request/console-output',
  tool: 'pull-request',
  severity: 'info',
  category: 'maintainability',
  languages: ['javascript', 'typescript'],
  title: 'Output to the console was added outside of scripts and tests',
};

/** What people forget to take out again, among the added lines of files that people maintain. */
export const debugLeftovers: ChangeCheck = { rules: [DEBUGGER, FOCUSED, CONSOLE], find };

function find({ diff, selected }: ChangeView): readonly Finding[] {
  return diff.files.flatMap((file) =>
    file.newPath !== null && selected.has(file.newPath) ? findIn(file, file.newPath) : [],
  );
}

function findIn(file: FileDiff, path: string): readonly Finding[] {
  const language = languageOf(path);
  const test = isTestPath(path);
  const applies = (statement: DebugStatement): boolean => language !== null && statement.languages.includes(language);
  const statements = DEBUG_STATEMENTS.filter(applies);
  const focused = test ? FOCUSED_TESTS.filter(applies) : [];
  const prints = applies(CONSOLE_OUTPUT) && !test && !printsByDesign(path);
  if (statements.length + focused.length === 0 && !prints) return [];

  const findings: Finding[] = [];
  const printing: AddedLine[] = [];
  for (const added of addedLines(file)) {
    if (isComment(added.text)) continue;
    const place = { path, lines: { start: added.line, end: added.line } };
    const left = statements.find(({ expression }) => expression.test(added.text));
    if (left)
      findings.push(
        findingOf(
          DEBUGGER,
          place,
          `This adds ${left.name}, which looks left over from debugging. Take it out before the merge.`,
        ),
      );
    const alone = focused.find(({ expression }) => expression.test(added.text));
    if (alone)
      findings.push(
        findingOf(
          FOCUSED,
          place,
          `With ${alone.name} here the other tests do not run. Take the mark off before the merge.`,
        ),
      );
    if (prints && CONSOLE_OUTPUT.expression.test(added.text)) printing.push(added);
  }
  return [...findings, ...consoleFinding(path, printing)];
}

/** One remark per file, at the first place. */
function consoleFinding(path: string, [first, ...others]: readonly AddedLine[]): readonly Finding[] {
  if (!first) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more in this file)`;
  const message = `Output to the console is added here${more}. If it was for debugging, take it out or use the project's logger.`;
  return [findingOf(CONSOLE, { path, lines: { start: first.line, end: first.line } }, message)];
}

function isComment(text: string): boolean {
  return /^\s*(?:\/\/|#|\*|\/\*|--)/.test(text);
}
