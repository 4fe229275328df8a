import { Failure } from '../domain';

export interface PullRequestAddress {
  /** `workspace/slug` */
  readonly repository: string;
  readonly number: number;
}

/**
 * The pull request that an address in the browser names.
 * @param webUrl address of the host's pages
 * @throws Failure `invalid` for any other address
 */
export function parsePullRequestUrl(text: string, webUrl: string): PullRequestAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const match = /^\/([^/]+)\/([^/]+)\/pull-requests\/([1-9]\d{0,8})(?:\/|$)/.exec(url?.pathname ?? '');
  if (url?.origin === new URL(webUrl).origin && match) {
    const [, workspace, slug, number] = match;
    return { repository: `${decodeURIComponent(workspace!)}/${decodeURIComponent(slug!)}`, number: Number(number) };
  }
  throw new Failure({
    kind: 'invalid',
    what: 'This is not the address of a pull request.',
    where: text,
    next: `Copy it from the browser: ${webUrl}/WORKSPACE/REPOSITORY/pull-requests/NUMBER.`,
  });
}
