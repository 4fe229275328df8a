const REPOSITORY = { id: 231, slug: 'exporter', project: { id: 19, key: 'EXP', type: 'NORMAL' } };
const MARTA = { id: 412, name: 'M.Rossi', slug: 'm.rossi', displayName: 'Marta Rossi', type: 'NORMAL' };

/** A webhook body of a pull request, with parts of the pull request and of the event itself replaced. */
export function aDelivery(
  eventKey = 'pr:opened',
  change: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Buffer {
  return Buffer.from(
    JSON.stringify({
      eventKey,
      date: '2026-11-22T09:15:30+0000',
      actor: MARTA,
      pullRequest: {
        id: 87,
        version: 0,
        title: 'Retry failed exports',
        state: 'OPEN',
        draft: false,
        createdDate: 1795338930000,
        fromRef: { id: 'refs/heads/feature/retry', latestCommit: '4f'.repeat(20), repository: REPOSITORY },
        toRef: { id: 'refs/heads/main', latestCommit: 'b7'.repeat(20), repository: REPOSITORY },
        author: { user: MARTA, role: 'AUTHOR' },
        links: { self: [{ href: 'https://git.example.com/projects/EXP/repos/exporter/pull-requests/87' }] },
        ...change,
      },
      ...more,
    }),
  );
}
