import { existsSync } from 'node:fs';
import path from 'node:path';
import { P, R, seeded, type Seeded } from '../data-center/testing/seeded';

const document = path.resolve(__dirname, '../../../shared/specs/bitbucket-data-center.openapi.json');
const exists = existsSync(document);
if (!exists) console.warn('Skipped: the official API document is not there, so nothing is judged by it.');
const whenThere = exists ? describe : describe.skip;

const I = '/insights/1.0/projects/EXP/repos/exporter/commits';
const report = { title: 'Loom', result: 'PASS', data: [] };
const anchor = { path: 'src/app.ts', line: 2, lineType: 'ADDED', fileType: 'TO', diffType: 'EFFECTIVE' };

whenThere('the referee of Data Center', () => {
  let host: Seeded;
  let admin: Record<string, string>;

  beforeAll(async () => {
    host = await seeded({ referee: document, contextPath: '/bitbucket' });
    admin = { authorization: `Bearer ${host.key.secret}` };
  });
  afterAll(() => host.instance.close());

  it('lets through what a reviewer sends', async () => {
    const { hash } = host.pullRequest.source;
    const range = { startLine: 1, startLineType: 'CONTEXT' };
    const made = await host.call('POST', `${P}/comments`, { text: 'x', anchor });
    const { id } = made.json as { id: number };
    const value = { linktext: 'open', href: 'https://loom.example.com' };
    const requests: readonly (readonly [string, string, unknown?])[] = [
      ['GET', '/api/1.0/application-properties'],
      ['GET', '/api/latest/projects?limit=1'],
      ['GET', '/api/latest/repos?permission=REPO_ADMIN&projectkey=EXP&start=0&limit=100'],
      [
        'GET',
        '/api/latest/users?filter=x&permission.1=REPO_ADMIN&permission.1.projectKey=EXP&permission.1.repositorySlug=a',
      ],
      ['GET', `${R}/pull-requests?state=OPEN&order=NEWEST&start=0&limit=50`],
      ['GET', P],
      ['GET', `${P}.diff?contextLines=3`],
      ['GET', `${P}/changes?limit=1000&withComments=false`],
      ['GET', `${P}/diff?contextLines=3&withComments=false`],
      ['GET', `${P}/diff/src/app.ts?contextLines=3`],
      ['GET', `${P}/activities?start=0&limit=500`],
      ['GET', `${P}/merge-base`],
      ['GET', `${R}/raw/src/app.ts?at=${hash}`],
      ['GET', `${R}/browse/src/app.ts?at=${hash}&size=true`],
      ['GET', `${R}/diff?since=${host.pullRequest.destination.hash}&until=${hash}`],
      ['GET', `${R}/compare/diff/src/app.ts?from=feature%2Fx&to=main`],
      [
        'POST',
        `${P}/comments`,
        { text: 'x', anchor: { ...anchor, multilineMarker: range, multilineSpan: { dstSpanStart: 1, dstSpanEnd: 2 } } },
      ],
      ['POST', `${P}/comments`, { text: 'x', anchor: { path: 'src/app.ts', diffType: 'EFFECTIVE' } }],
      ['POST', `${P}/comments`, { text: 'reply', parent: { id } }],
      ['PUT', `${P}/comments/${id}`, { version: 0, text: 'edited', threadResolved: true }],
      ['POST', `${P}/comments`, { text: 'do', severity: 'BLOCKER' }],
      ['GET', `${P}/blocker-comments?states=OPEN&count=true`],
      ['PUT', `${P}/participants/loom-bot`, { status: 'NEEDS_WORK', lastReviewedCommit: hash }],
      [
        'PUT',
        `${I}/${hash}/reports/loom`,
        {
          ...report,
          data: [
            { title: 'd', type: 'LINK', value },
            { title: 'n', type: 'NUMBER', value: 3 },
          ],
        },
      ],
      [
        'POST',
        `${I}/${hash}/reports/loom/annotations`,
        { annotations: [{ message: 'm', severity: 'LOW', path: 'a', line: 1, externalId: 'a', type: 'BUG' }] },
      ],
      ['DELETE', `${I}/${hash}/reports/loom/annotations?externalId=a`],
      [
        'POST',
        `${R}/commits/${hash}/builds`,
        { key: 'loom', state: 'FAILED', url: 'https://loom.example.com/1', parent: 'loom', ref: 'refs/heads/x' },
      ],
      [
        'POST',
        `/build-status/1.0/commits/${hash}`,
        { key: 'loom', state: 'FAILED', url: 'https://loom.example.com/1' },
      ],
      [
        'POST',
        `${R}/webhooks`,
        {
          name: 'Loom',
          url: 'http://127.0.0.1:9/',
          events: ['pr:opened'],
          active: true,
          configuration: { secret: 'x' },
          sslVerificationRequired: true,
        },
      ],
      [
        'PUT',
        P,
        { version: 0, title: 'Other', description: 'x', reviewers: [{ user: { name: 'klind' } }], draft: false },
      ],
    ];
    for (const [method, address, body] of requests) {
      const isAdmin = address.endsWith('/webhooks') || method + address === `PUT${P}`;
      const answer = await host.call(method, address, body, isAdmin ? admin : {});
      expect([method, address, answer.status < 400 ? 'fine' : answer.text]).toEqual([method, address, 'fine']);
    }
    expect(host.instance.violations).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['a misspelt field', 'POST', `${P}/comments`, { text: 'x', anchors: anchor }],
    ['a misspelt field inside', 'POST', `${P}/comments`, { text: 'x', anchor: { ...anchor, multiLineMarker: {} } }],
    ['a line in words', 'POST', `${P}/comments`, { text: 'x', anchor: { ...anchor, line: '2' } }],
    ['a weight of another product', 'POST', `${P}/comments`, { text: 'x', severity: 'HIGH' }],
    ['an unknown query parameter', 'GET', `${P}?expand=all`, undefined],
    ['an unknown path', 'GET', `${P}/commentary`, undefined],
    ['an empty body', 'POST', `${P}/comments`, undefined],
    ['a body of text', 'POST', `${P}/comments`, 'x'],
    ['a result of another product', 'PUT', `${I}/abc/reports/r`, { ...report, result: 'PASSED' }],
    ['a report without a title', 'PUT', `${I}/abc/reports/r`, { ...report, title: '' }],
    [
      'a state of another product',
      'POST',
      `${R}/commits/abc/builds`,
      { key: 'k', state: 'STOPPED', url: 'https://x.example' },
    ],
    ['a status without a key', 'POST', `${R}/commits/abc/builds`, { state: 'FAILED', url: 'https://x.example' }],
  ])('catches %s', async (_what, method, address, body) => {
    const before = host.instance.violations.length;
    expect((await host.call(method, address, body)).status).toBe(400);
    expect(host.instance.violations).toHaveLength(before + 1);
  });
});
