/** What the address of a page says. Keys and slugs are in the case of the address: the instance takes any. */
export interface PageAddress {
  /** With the context path, without a slash at the end. */
  readonly baseUrl: string;
  /** `KEY/slug`; `~user/slug` for a repository of a person. */
  readonly fullName: string;
}

export interface PullRequestAddress extends PageAddress {
  readonly number: number;
}

const REPOSITORY = /^(.*?)\/(projects|users)\/([^/]+)\/repos\/([^/]+)(?:\/(.*))?$/;

/**
 * Reads the address of a pull request's page, any tab of it: `https://host/context/projects/KEY/repos/slug/pull-requests/7/overview`,
 * or `/users/name/repos/…`. Null for any other address.
 */
export function parsePullRequestUrl(text: string): PullRequestAddress | null {
  const page = readAddress(text);
  const number = /^pull-requests\/([1-9]\d{0,9})(?:\/|$)/.exec(page?.rest ?? '')?.[1];
  if (page === null || number === undefined) return null;
  return { baseUrl: page.baseUrl, fullName: page.fullName, number: Number(number) };
}

/** Reads the address of any page of a repository. Null for any other address. */
export function parseRepositoryUrl(text: string): PageAddress | null {
  const page = readAddress(text);
  return page && { baseUrl: page.baseUrl, fullName: page.fullName };
}

function readAddress(text: string): (PageAddress & { readonly rest: string }) | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname, username } = new URL(text);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '') return null;
  const [, context, kind, owner, slug, rest = ''] = REPOSITORY.exec(pathname) ?? [];
  const fullName = owner && slug ? fullNameOf(kind === 'users' ? `~${owner}` : owner, slug) : null;
  return fullName === null ? null : { baseUrl: `${origin}${context ?? ''}`, fullName, rest };
}

function fullNameOf(owner: string, slug: string): string | null {
  try {
    const names = [decodeURIComponent(owner), decodeURIComponent(slug)];
    return names.some((name) => name.includes('/')) ? null : names.join('/');
  } catch {
    return null;
  }
}

/** Page of a repository, for people. */
export function repositoryPage(baseUrl: string, fullName: string): string {
  const { owner, slug } = splitName(fullName);
  // The key of a personal project may be in capitals; the slug of its owner, which names the page, never is.
  const place = owner.startsWith('~')
    ? `users/${encodeURIComponent(owner.slice(1).toLowerCase())}`
    : `projects/${encodeURIComponent(owner)}`;
  return `${baseUrl}/${place}/repos/${encodeURIComponent(slug)}`;
}

export function pullRequestPage(baseUrl: string, fullName: string, number: number): string {
  return `${repositoryPage(baseUrl, fullName)}/pull-requests/${number}`;
}

/** Where git clones from. */
export function cloneUrl(baseUrl: string, fullName: string): string {
  const { owner, slug } = splitName(fullName);
  // The tilde of a personal project stays as it is; keys are written in lower case there.
  const place = encodeURIComponent(owner.toLowerCase());
  return `${baseUrl}/scm/${place}/${encodeURIComponent(slug)}.git`;
}

function splitName(fullName: string): { readonly owner: string; readonly slug: string } {
  const slash = fullName.indexOf('/');
  return { owner: fullName.slice(0, slash), slug: fullName.slice(slash + 1) };
}
