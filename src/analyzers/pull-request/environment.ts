import { type Finding, languageOf, type Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { isProductCode } from './path-kind';

const RULE: Rule = {
  id: 'pull-request/undeclared-variable',
  tool: 'pull-request',
  severity: 'info',
  category: 'docs',
  languages: ['javascript', 'typescript', 'python', 'go', 'ruby', 'php', 'java', 'csharp'],
  title: 'An environment variable is read that the example of the environment does not name',
};

/** Where projects list their variables for whoever sets them up. */
export const ENVIRONMENT_EXAMPLES: readonly string[] = ['.env.example', '.env.sample', '.env.dist', '.env.template'];

const READS =
  /(?:process\.env\.|process\.env\[['"]|os\.environ(?:\.get\(|\[)['"]|os\.getenv\(['"]|os\.(?:Getenv|LookupEnv)\("|ENV(?:\.fetch\(|\[)['"]|\bgetenv\(['"]|System\.getenv\("|GetEnvironmentVariable\(")([A-Z][A-Z0-9_]{2,60})\b/g;
/** Set by the system, the shell, the platform or the test runner. */
const KNOWN =
  /^(?:PATH|HOME|USER|SHELL|PWD|TMPDIR|TEMP|LANG|LC_\w+|TZ|TERM|CI|NODE_ENV|RAILS_ENV|RACK_ENV|PORT|DEBUG|NO_COLOR|HOSTNAME)$/;

/** One remark for each variable, where the change first reads it. Without an example of the environment nothing can be said. */
export const undeclaredVariables: ChangeCheck = { rules: [RULE], find };

function find({ diff, selected, headTexts }: ChangeView): readonly Finding[] {
  const examples = ENVIRONMENT_EXAMPLES.flatMap((path) => headTexts.get(path) ?? []);
  if (examples.length === 0) return [];
  const declared = new Set(
    examples.flatMap((text) => [...text.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)].map(([name]) => name)),
  );
  const findings: Finding[] = [];
  for (const file of diff.files) {
    const path = file.newPath;
    if (path === null || !selected.has(path) || !isProductCode(path) || languageOf(path) === null) continue;
    for (const { line, text } of addedLines(file)) {
      for (const [, name] of text.matchAll(READS)) {
        if (name === undefined || declared.has(name) || KNOWN.test(name)) continue;
        declared.add(name);
        const message = `\`${name}\` is read here, and ${exampleIn(headTexts)} does not name it. Add it there, so that whoever sets this up knows of it.`;
        findings.push(findingOf(RULE, { path, lines: { start: line, end: line } }, message));
      }
    }
  }
  return findings;
}

function exampleIn(texts: ChangeView['headTexts']): string {
  return ENVIRONMENT_EXAMPLES.find((path) => texts.has(path)) ?? '';
}

/** Whether a change reads any variable: only then the examples are worth fetching. */
export function readsEnvironment({ diff, selected }: Pick<ChangeView, 'diff' | 'selected'>): boolean {
  return diff.files.some(
    (file) =>
      file.newPath !== null &&
      selected.has(file.newPath) &&
      [...addedLines(file)].some(({ text }) => text.search(READS) >= 0),
  );
}
