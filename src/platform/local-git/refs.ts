import { Failure } from '../../domain';
import { gitOutput, type GitPlace, printable, runGit } from '../git';
import { nearNames } from './near-names';

/** A repository with more names than this gets its suggestions from the newest. */
const NAMES_CONSIDERED = 5_000;

/**
 * The full hash of the commit that a user's `ref` names, by git's own rules for naming revisions.
 * @throws Failure `invalid` with names that come near, when there is no such commit.
 */
export async function resolveCommit(place: GitPlace, ref: string): Promise<string> {
  if (isRefText(ref)) {
    const answer = await runGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    if (answer.code === 0) return answer.stdout.toString('latin1').trim();
  }
  throw (await isEmpty(place)) ? withoutCommits(place) : await unknownRef(place, ref);
}

/** The full name of the branch that a user's `ref` stands for, or null when it names a commit by other means. */
export async function branchOf(place: GitPlace, ref: string): Promise<string | null> {
  const question = ['rev-parse', '--symbolic-full-name', '--verify', '--quiet', '--end-of-options', ref];
  const name = (await runGit(place, question)).stdout.toString('utf8').trim();
  return name.startsWith('refs/heads/') || name.startsWith('refs/remotes/') ? name : null;
}

/** `origin/main` for `refs/remotes/origin/main`: the name a user would write. */
export function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes|tags)\//, '');
}

/** Git must not take it for an option, and the system must be able to pass it on. */
function isRefText(ref: string): boolean {
  return ref !== '' && !ref.startsWith('-') && !/\p{Cc}/u.test(ref);
}

async function isEmpty(place: GitPlace): Promise<boolean> {
  const any = await gitOutput(place, ['for-each-ref', '--count=1', '--format=%(refname)']);
  if (any.length > 0) return false;
  return (await runGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).code !== 0;
}

function withoutCommits(place: GitPlace): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'The repository has no commits yet, so there is nothing to compare.',
    where: place.subject,
    next: 'Make a first commit, then review what comes after it.',
  });
}

async function unknownRef(place: GitPlace, ref: string): Promise<Failure> {
  const list = await gitOutput(place, [
    'for-each-ref',
    `--count=${NAMES_CONSIDERED}`,
    '--sort=-creatordate',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  const names = list.toString('utf8').split('\n').filter(Boolean).map(shortName);
  const near = nearNames(ref, names).map((name) => `\`${name}\``);
  return new Failure({
    kind: 'invalid',
    what: 'The repository has no commit of this name.',
    where: printable(ref),
    next: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Fetch it with `git fetch`, or name another one.',
  });
}
