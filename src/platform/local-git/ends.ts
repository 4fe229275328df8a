import { Failure } from '../../domain';
import { explainExit, type GitPlace, runGit } from '../git';
import { impliedBase, type ImpliedBase, impliedWorktreeBase } from './implied-base';
import type { Repository } from './locate';
import { resolveCommit, shortName } from './refs';

/** What the user asked to have compared. */
export interface Wanted {
  readonly base?: string;
  readonly head?: string;
  readonly worktree?: boolean;
}

interface NamedCommit {
  readonly name: string;
  /** Full hash. */
  readonly commit: string;
}

/** Both ends as commits; `base` is the merge base already, under the name of what it was computed from. */
export interface Ends {
  readonly base: NamedCommit;
  readonly head: NamedCommit;
  readonly notices: readonly string[];
}

/**
 * Decides what is compared with what.
 * @param hasUncommitted whether the working tree differs from a commit; asked only when the answer makes a better message
 * @throws Failure when an end does not exist or the two have no common history.
 */
export async function resolveEnds(
  place: GitPlace,
  repository: Repository,
  wanted: Wanted,
  hasUncommitted: (commit: string) => Promise<boolean>,
): Promise<Ends> {
  const name = wanted.head ?? 'HEAD';
  const head = { name, commit: await resolveCommit(place, name) };
  const from = await chooseBase(place, head, wanted, hasUncommitted);
  const tip = { name: shortName(from.ref), commit: await resolveCommit(place, from.ref) };
  const base = { name: tip.name, commit: await mergeBase(place, repository, tip, head) };
  return { base, head, notices: [...from.notices, ...remarks(repository, wanted, base, head)] };
}

function chooseBase(
  place: GitPlace,
  head: NamedCommit,
  wanted: Wanted,
  hasUncommitted: (commit: string) => Promise<boolean>,
): ImpliedBase | Promise<ImpliedBase> {
  if (wanted.base !== undefined) return { ref: wanted.base, notices: [] };
  return wanted.worktree ? impliedWorktreeBase(place, head) : impliedBase(place, head, hasUncommitted);
}

async function mergeBase(
  place: GitPlace,
  repository: Repository,
  base: NamedCommit,
  head: NamedCommit,
): Promise<string> {
  const answer = await runGit(place, ['merge-base', base.commit, head.commit]);
  if (answer.code === 0) return answer.stdout.toString('latin1').trim();
  if (answer.code !== 1) throw explainExit(place, answer);
  const where = `${base.name}...${head.name}`;
  if (repository.shallow) {
    throw new Failure({
      kind: 'invalid',
      what: 'The clone is shallow, and the commit where the two histories meet is not in it.',
      where,
      next: 'Run `git fetch --unshallow`, or `git fetch --deepen=100` until it is.',
    });
  }
  throw new Failure({
    kind: 'invalid',
    what: 'The two ends have no history in common, so there is no change to review.',
    where,
    next: 'Name another `--base`: a branch or commit that this one started from.',
  });
}

function remarks(repository: Repository, wanted: Wanted, base: NamedCommit, head: NamedCommit): string[] {
  const notices: string[] = [];
  if (repository.shallow) {
    notices.push('The clone is shallow: the base was determined from the part of the history that it has.');
  }
  if (!wanted.worktree && base.commit === head.commit) {
    notices.push(`\`${base.name}\` already has every commit of \`${head.name}\`, so there is nothing to review.`);
  }
  return notices;
}
