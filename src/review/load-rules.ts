import { type EffectiveSettings, Failure } from '../domain';
import type { OpenChange } from '../platform';
import { DEFAULT_RULES_FILE, parseRulesFile, type ParsedRulesFile, type RulesFile } from '../rules-file';
import { pageRules } from './page-rules';

export const RULES_PATH = '.loom/config.yaml';

/** Files that extend files that extend files: beyond this nobody understands them. */
const MOST_PARENTS = 5;

export interface LoadedRules {
  readonly rulesFile: RulesFile;
  /** What is wrong with a rules file, for the reader of the review. */
  readonly notices: readonly string[];
}

/** Where rules come from beside the change itself. */
export interface RulesSource {
  /** A file that the user named: used instead of the base's. */
  readonly given?: { readonly text: string; readonly name: string };
  /** What the settings pages say; absent for a local review, which knows no workspace. */
  readonly settings?: EffectiveSettings;
}

/**
 * The rules in force: those given by the user, else those of the base, else the settings pages, else the default. The head's own
 * file is checked and reported, never obeyed. A file stands alone unless it extends something.
 * @throws Failure `invalid` when the file that the user named is invalid; one in the repository never stops a review
 */
export async function loadRules(change: OpenChange, source: RulesSource = {}): Promise<LoadedRules> {
  const { given, settings } = source;
  const page = settings === undefined ? null : pageRules(settings);
  if (given) {
    const rulesFile = mustParse(given.text, given.name);
    return rulesFile.extends === null
      ? { rulesFile, notices: [] }
      : { rulesFile, notices: [notFollowed(rulesFile.extends)] };
  }
  const notices: string[] = [];
  const rulesFile = await rulesOfBase(change, page, notices);
  if (change.files.some((file) => file.newPath === RULES_PATH && file.newBlob !== null))
    notices.push(await checkNewFile(change));
  return { rulesFile, notices };
}

async function rulesOfBase(change: OpenChange, page: RulesFile | null, notices: string[]): Promise<RulesFile> {
  const fallback = page ?? DEFAULT_RULES_FILE;
  const text = await change.readText('old', RULES_PATH);
  if (text === null) return fallback;
  const parsed = parseRulesFile(text);
  if (!parsed.ok) {
    notices.push(`The default rules apply: ${complaint(RULES_PATH, parsed.problems)}`);
    return fallback;
  }
  return over(change, text, parsed.rulesFile, page, [RULES_PATH], notices);
}

/** A valid file over what it extends. What cannot be followed is said, and the file stands on the default. */
async function over(
  change: OpenChange,
  text: string,
  own: RulesFile,
  page: RulesFile | null,
  chain: readonly string[],
  notices: string[],
): Promise<RulesFile> {
  const parent = own.extends;
  if (parent === null) return own;
  const defaults =
    parent === 'workspace'
      ? page
      : parent.includes('://')
        ? null
        : await parentFile(change, parent, page, chain, notices);
  if (defaults === null) {
    if (parent === 'workspace' || parent.includes('://')) notices.push(notFollowed(parent));
    return own;
  }
  const merged = parseRulesFile(text, { defaults });
  return merged.ok ? merged.rulesFile : own;
}

async function parentFile(
  change: OpenChange,
  path: string,
  page: RulesFile | null,
  chain: readonly string[],
  notices: string[],
): Promise<RulesFile | null> {
  const problem = (why: string): null => {
    notices.push(`\`${chain.at(-1) ?? RULES_PATH}\` extends \`${path}\`, which is left out: ${why}`);
    return null;
  };
  if (chain.includes(path)) return problem('the files extend each other in a circle.');
  if (chain.length >= MOST_PARENTS) return problem(`at most ${MOST_PARENTS} files may extend one another.`);
  const text = await change.readText('old', path);
  if (text === null) return problem('there is no such file on the destination branch.');
  const parsed = parseRulesFile(text);
  if (!parsed.ok) return problem(complaint(path, parsed.problems));
  return over(change, text, parsed.rulesFile, page, [...chain, path], notices);
}

/** Said, so that nobody takes half of the rules for all of them. */
function notFollowed(parent: string): string {
  const who = parent === 'workspace' ? 'a local review does' : 'Loom does';
  return `The rules file extends \`${parent}\`, which ${who} not follow: only its own keys apply.`;
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

type Problems = Extract<ParsedRulesFile, { ok: false }>['problems'];

function complaint(name: string, problems: Problems): string {
  const first = problems[0]!;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${name}:${first.line}:${first.column}: ${first.message}${more}`;
}
