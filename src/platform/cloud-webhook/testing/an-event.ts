/** A webhook body of a pull request, with parts of the pull request replaced. */
export function anEvent(change: Readonly<Record<string, unknown>> = {}): Buffer {
  const repository = { type: 'repository', uuid: '{repo}', full_name: 'acme/shop', workspace: { uuid: '{workspace}' } };
  const jane = { type: 'user', uuid: '{jane}', account_id: '557058:1', nickname: 'jane', display_name: 'Jane' };
  return Buffer.from(
    JSON.stringify({
      repository,
      actor: jane,
      pullrequest: {
        type: 'pullrequest',
        id: 7,
        title: 'Search',
        draft: false,
        state: 'OPEN',
        author: jane,
        source: { branch: { name: 'feature/x' }, commit: { hash: '1a2b3c4d5e6f' }, repository },
        destination: { branch: { name: 'main' }, commit: { hash: '6f5e4d3c2b1a' }, repository },
        links: { html: { href: 'https://bitbucket.org/acme/shop/pull-requests/7' } },
        ...change,
      },
    }),
  );
}
