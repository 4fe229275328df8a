import { commonAncestor, readImmutable, resolveHash } from '../git';
import { Refusal, type Repository, type World } from '../world';

/** Two commits to compare, and where their objects are. */
export interface DiffEnds {
  readonly base: string;
  readonly source: string;
  /** The fork that has the source commit. */
  readonly alsoRead: string | undefined;
}

/** The tree that is empty: what a root commit is compared with. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * Reads a `spec`: one commit (against its first parent), or the side with the changes and then the base, with `..` or a carriage
 * return between them. The side with the changes may name a fork: `workspace/repository:hash`.
 */
export async function readSpec(world: World, repository: Repository, spec: string, topic: boolean): Promise<DiffEnds> {
  const [left = '', right] = spec.split(/\r|\.\./, 2);
  const { home, name } = sourceOf(world, repository, left);
  const alsoRead = home === repository ? undefined : home.folder;
  const source = await required(home.folder, name);
  if (right === undefined) {
    const parent = await resolveParent(home.folder, source);
    return { base: parent ?? EMPTY_TREE, source, alsoRead };
  }
  const tip = await required(repository.folder, right);
  if (!topic) return { base: tip, source, alsoRead };
  const common = await commonAncestor(repository.folder, tip, source, { alsoRead });
  return { base: common ?? EMPTY_TREE, source, alsoRead };
}

function sourceOf(world: World, repository: Repository, side: string): { home: Repository; name: string } {
  const fork = /^([^/:]+)\/([^/:]+):(.*)$/s.exec(side);
  if (fork === null) return { home: repository, name: side };
  const home = world.findRepository(fork[1] ?? '', fork[2] ?? '');
  if (home === null) throw new Refusal(404, `Repository ${fork[1] ?? ''}/${fork[2] ?? ''} not found`);
  return { home, name: fork[3] ?? '' };
}

async function required(folder: string, name: string): Promise<string> {
  const hash = await resolveHash(folder, name);
  if (hash === null) throw new Refusal(404, `Commit not found: ${name}`);
  return hash;
}

async function resolveParent(folder: string, hash: string): Promise<string | null> {
  const line = (await readImmutable(folder, ['rev-list', '--parents', '-n', '1', hash])).toString('utf8').trim();
  return line.split(' ')[1] ?? null;
}
