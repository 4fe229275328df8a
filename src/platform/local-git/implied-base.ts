import { Failure } from '../../domain';
import { gitOutput, type GitPlace, runGit } from '../git';
import { defaultBranch, defaultBranchCandidates, isDefaultBranch, type KnownRef } from './default-branch';
import { branchOf, shortName } from './refs';

export interface ImpliedBase {
  /** A ref that git resolves. */
  readonly ref: string;
  readonly notices: readonly string[];
}

interface Upstream {
  readonly ref: string | null;
  readonly remote: string | null;
}

/** One end of the change, before its counterpart is known. */
interface Head {
  readonly name: string;
  readonly commit: string;
}

/**
 * What to compare with when the user named nothing: the default branch; for the default branch itself, what was pushed of it.
 * @throws Failure `invalid` when nothing tells, or when there is nothing to compare.
 */
export async function impliedBase(
  place: GitPlace,
  head: Head,
  hasUncommitted: (commit: string) => Promise<boolean>,
): Promise<ImpliedBase> {
  const { branch, upstream, defaultRef } = await surroundings(place, head);
  if (defaultRef === null) throw noDefaultBranch(place);
  if (branch === null || !isDefaultBranch(branch, defaultRef)) return { ref: defaultRef, notices: [] };
  const pushed = upstream.ref ?? (defaultRef === branch ? null : defaultRef);
  if (pushed !== null && !(await contains(place, pushed, head.commit))) return { ref: pushed, notices: [] };
  const checkedOut = head.name === 'HEAD';
  throw nothingToCompare(shortName(branch), checkedOut, checkedOut && (await hasUncommitted(head.commit)));
}

/** The same for uncommitted changes: on the default branch they stand alone, elsewhere they come on top of the branch's. */
export async function impliedWorktreeBase(place: GitPlace, head: Head): Promise<ImpliedBase> {
  const { branch, defaultRef } = await surroundings(place, head);
  if (defaultRef === null) {
    return { ref: 'HEAD', notices: ['No default branch was found, so only uncommitted changes were compared.'] };
  }
  return { ref: isDefaultBranch(branch, defaultRef) ? 'HEAD' : defaultRef, notices: [] };
}

async function surroundings(
  place: GitPlace,
  head: Head,
): Promise<{ branch: string | null; upstream: Upstream; defaultRef: string | null }> {
  const branch = await branchOf(place, head.name);
  const upstream = await upstreamOf(place, branch);
  const candidates = defaultBranchCandidates(upstream.remote);
  const list = await gitOutput(place, ['for-each-ref', '--format=%(refname) %(symref)', ...candidates]);
  const existing = lines(list).map((line): KnownRef => {
    const [name = '', target = ''] = line.split(' ');
    return { name, target: target || null };
  });
  return { branch, upstream, defaultRef: defaultBranch(existing, upstream.remote) };
}

async function upstreamOf(place: GitPlace, branch: string | null): Promise<Upstream> {
  if (!branch?.startsWith('refs/heads/')) return { ref: null, remote: null };
  const format = '--format=%(upstream) %(upstream:remotename) %(upstream:track)';
  const [line = ''] = lines(await gitOutput(place, ['for-each-ref', format, branch]));
  const [ref = '', remote = '', track = ''] = line.split(' ');
  return { ref: track === '[gone]' ? null : ref || null, remote: remote || null };
}

async function contains(place: GitPlace, ref: string, commit: string): Promise<boolean> {
  return (await runGit(place, ['merge-base', '--is-ancestor', commit, ref])).code === 0;
}

function lines(output: Buffer): string[] {
  return output.toString('utf8').split('\n').filter(Boolean);
}

function noDefaultBranch(place: GitPlace): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'Loom cannot tell which branch is the default one, so it does not know what to compare with.',
    where: place.subject,
    next: 'Name the branch that you want to merge into, e.g. `--base origin/main`.',
  });
}

function nothingToCompare(branch: string, checkedOut: boolean, uncommitted: boolean): Failure {
  const subject = checkedOut ? `You are on the default branch \`${branch}\`` : `\`${branch}\` is the default branch`;
  return new Failure({
    kind: 'invalid',
    what: `${subject}: there is nothing to compare${uncommitted ? ', except that there are uncommitted changes' : ''}.`,
    where: branch,
    next: 'Use `--worktree` for uncommitted changes, or `--base HEAD~1` for the last commit.',
  });
}
