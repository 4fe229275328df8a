import type { Account, Repository, Workspace } from '../../world';
import type { Host } from './host';

export interface NewPerson {
  /** The login, as it is written; defaults to the display name without spaces, in small letters. */
  readonly name?: string;
  readonly displayName: string;
  readonly email?: string;
  readonly password?: string;
  /** Somebody without a licence exists and cannot log in. */
  readonly licensed?: boolean;
  /** Administers the instance, and so every project. */
  readonly administrator?: boolean;
}

export function addUser(host: Host, person: NewPerson): Account {
  const nickname = person.name ?? person.displayName.toLowerCase().replaceAll(' ', '.');
  const email = person.email ?? `${slugOf(nickname)}@example.com`;
  const account = host.world.addUser({ displayName: person.displayName, nickname, email });
  if (person.password !== undefined) host.passwords.set(account, person.password);
  if (person.licensed === false) host.unlicensed.add(account);
  if (person.administrator === true) host.administrators.add(account);
  host.numbers.of('user', account.uuid);
  return account;
}

export interface NewProject {
  readonly name?: string;
  readonly admins?: readonly Account[];
  readonly readers?: readonly Account[];
}

/** A project is what another host calls a workspace. Its key is in capitals. */
export function addProject(host: Host, key: string, options: NewProject = {}): Workspace {
  const project = host.world.addWorkspace(key.toUpperCase(), {
    name: options.name ?? key,
    owners: options.admins ?? [],
    members: options.readers ?? [],
  });
  host.numbers.of('project', project.uuid);
  return project;
}

/** The project of one person, in which they keep repositories of their own. Its key is in capitals too; addresses of its pages are not. */
export function personalProject(host: Host, owner: Account): Workspace {
  const slug = `~${userSlug(owner).toUpperCase()}`;
  return (
    findProject(host, slug) ?? host.world.addWorkspace(slug, { name: owner.displayName, owners: [owner], members: [] })
  );
}

/** By key in any letter case; `~` and a slug is a personal project. */
export function findProject(host: Host, key: string): Workspace | null {
  const wanted = key.toLowerCase();
  return [...host.world.workspaces.values()].find(({ slug }) => slug.toLowerCase() === wanted) ?? null;
}

/** By key and slug in any letter case. */
export function findRepository(host: Host, key: string, slug: string): Repository | null {
  const project = findProject(host, key);
  return project === null ? null : host.world.findRepository(project.uuid, slug.toLowerCase());
}

/** The old address leads to the new one from now on, until another repository takes it. */
export function renameRepository(host: Host, repository: Repository, slug: string): void {
  moveRepository(host, repository, repository.workspace, slug);
}

/** Into another project, where its people have their say. The old address leads there, as after a change of the name. */
export function moveRepository(host: Host, repository: Repository, project: Workspace, slug = repository.slug): void {
  host.formerNames.set(placeOf(repository.workspace.slug, repository.slug), repository);
  Object.assign(repository, { workspace: project, slug });
}

export function formerRepository(host: Host, key: string, slug: string): Repository | null {
  return host.formerNames.get(placeOf(key, slug)) ?? null;
}

function placeOf(key: string, slug: string): string {
  return `${key}/${slug}`.toLowerCase();
}

export function isPersonal(project: Workspace): boolean {
  return project.slug.startsWith('~');
}

/** Whose project this is. */
export function ownerOf(project: Workspace): Account | null {
  return isPersonal(project) ? ([...project.members.values()][0]?.user ?? null) : null;
}

/** The form of a user name that goes into addresses. */
export function userSlug(account: Account): string {
  return slugOf(account.nickname);
}

/** By slug. Tokens of projects and repositories are users too, and have no page of their own. */
export function findUser(host: Host, slug: string): Account | null {
  return people(host).find((account) => userSlug(account) === slug.toLowerCase()) ?? null;
}

/** By the name as it is written, in any letter case. */
export function findUserByName(host: Host, name: string): Account | null {
  const wanted = name.toLowerCase();
  return people(host).find(({ nickname }) => nickname.toLowerCase() === wanted) ?? null;
}

export function people(host: Host): readonly Account[] {
  return [...host.world.users.values()].filter(({ type }) => type === 'user');
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]/g, '_');
}
