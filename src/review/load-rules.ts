import { Failure } from '../domain';
import type { OpenChange } from '../platform';
import { DEFAULT_RULES_FILE, parseRulesFile, type RulesFile } from '../rules-file';

export const RULES_PATH = '.loom/config.yaml';

export interface LoadedRules {
  readonly rulesFile: RulesFile;
  /** What is wrong with a rules file, for the reader of the review. */
  readonly notices: readonly string[];
}

/**
 * The rules in force: those given by the user, else those of the base, else the default. The head's own file is checked and
 * reported, never obeyed.
 * @throws Failure `invalid` when the file that the user named is invalid; one in the repository never stops a review
 */
export async function loadRules(
  change: OpenChange,
  given?: { readonly text: string; readonly name: string },
): Promise<LoadedRules> {
  if (given) return inForce(mustParse(given.text, given.name), []);
  const notices: string[] = [];
  const text = await change.readText('old', RULES_PATH);
  const parsed = text === null ? null : parseRulesFile(text);
  if (parsed?.ok === false) notices.push(`The default rules apply: ${complaint(RULES_PATH, parsed.problems)}`);
  if (change.files.some((file) => file.newPath === RULES_PATH && file.newBlob !== null))
    notices.push(await checkNewFile(change));
  return inForce(parsed?.ok ? parsed.rulesFile : DEFAULT_RULES_FILE, notices);
}

/** What a file extends is known to a server only: said, so that nobody takes half of the rules for all of them. */
function inForce(rulesFile: RulesFile, notices: readonly string[]): LoadedRules {
  if (rulesFile.extends === null) return { rulesFile, notices };
  const notice = `The rules file extends \`${rulesFile.extends}\`, which a local review does not follow: only its own keys apply.`;
  return { rulesFile, notices: [...notices, notice] };
}

async function checkNewFile(change: OpenChange): Promise<string> {
  const text = await change.readText('new', RULES_PATH);
  const parsed = parseRulesFile(text ?? '');
  if (!parsed.ok) return `This change makes the rules file invalid: ${complaint(RULES_PATH, parsed.problems)}`;
  return 'This change edits the rules file; the new rules are valid and apply once it is merged.';
}

function mustParse(text: string, name: string): RulesFile {
  const parsed = parseRulesFile(text);
  if (parsed.ok) return parsed.rulesFile;
  throw new Failure({
    kind: 'invalid',
    what: complaint(name, parsed.problems),
    where: name,
    next: `Run \`loom config validate ${name}\` to see every problem.`,
  });
}

interface Position {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function complaint(name: string, problems: readonly Position[]): string {
  const first = problems[0]!;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${name}:${first.line}:${first.column}: ${first.message}${more}`;
}
