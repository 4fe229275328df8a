import { gitLine, runGit, type GitOptions } from './run-git';

const HASH = /^[0-9a-f]{4,40}$/;

/** The full hash of a commit named by a hash, an abbreviation, a branch or a tag. */
export async function resolveCommit(folder: string, name: string, options: GitOptions = {}): Promise<string | null> {
  if (name === '' || name.startsWith('-') || /[\s~^:?*[\\]|\.\.|@\{/.test(name)) return null;
  const candidates = HASH.test(name) ? [name, `refs/heads/${name}`] : [`refs/heads/${name}`, `refs/tags/${name}`, name];
  for (const candidate of candidates) {
    const answer = await runGit(
      folder,
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`],
      {
        ...options,
        allow: [1, 128],
      },
    );
    if (answer.code === 0) return answer.stdout.toString('utf8').trim();
  }
  return null;
}

/** Branches and tags with the commits that they point at. */
export async function listRefs(folder: string): Promise<ReadonlyMap<string, string>> {
  const format = '--format=%(refname) %(objectname) %(*objectname)';
  const { stdout } = await runGit(folder, ['for-each-ref', format, 'refs/heads', 'refs/tags']);
  const refs = new Map<string, string>();
  for (const line of stdout.toString('utf8').split('\n')) {
    const [name, object, peeled] = line.split(' ');
    if (name !== undefined && object !== undefined)
      refs.set(name, peeled === '' || peeled === undefined ? object : peeled);
  }
  return refs;
}

/** The best common ancestor, or null when there is none. */
export async function mergeBase(
  folder: string,
  one: string,
  other: string,
  options: GitOptions = {},
): Promise<string | null> {
  const answer = await runGit(folder, ['merge-base', one, other], { ...options, allow: [1] });
  return answer.code === 0 ? answer.stdout.toString('utf8').split('\n', 1)[0]!.trim() : null;
}

/** Whether the first commit is reachable from the second. */
export async function isAncestor(folder: string, one: string, other: string): Promise<boolean> {
  return (await runGit(folder, ['merge-base', '--is-ancestor', one, other], { allow: [1, 128] })).code === 0;
}

/** Makes an empty bare repository that serves partial clones. Version 2 of the protocol hands out any commit by its hash. */
export async function initRepository(folder: string, mainBranch: string): Promise<void> {
  await runGit('/', ['init', '--quiet', '--bare', `--initial-branch=${mainBranch}`, folder]);
  await configureServing(folder);
}

/** Copies a repository with all of its refs. */
export async function cloneRepository(from: string, to: string): Promise<void> {
  await runGit('/', ['clone', '--quiet', '--bare', from, to]);
  await runGit(to, ['remote', 'remove', 'origin']);
  await configureServing(to);
}

async function configureServing(folder: string): Promise<void> {
  const settings = {
    'http.receivepack': 'true',
    'uploadpack.allowFilter': 'true',
    'uploadpack.allowAnySHA1InWant': 'false',
    'receive.autogc': 'false',
    'gc.auto': '0',
  };
  for (const [name, value] of Object.entries(settings)) await runGit(folder, ['config', name, value]);
}

export async function deleteRef(folder: string, ref: string): Promise<void> {
  await runGit(folder, ['update-ref', '-d', ref]);
}

export async function updateRef(folder: string, ref: string, hash: string): Promise<void> {
  await gitLine(folder, ['update-ref', ref, hash]);
}
