import { existsSync } from 'node:fs';
import path from 'node:path';
import { seeded, type Seeded } from '../testing/seeded';

const document = path.resolve(__dirname, '../../../shared/specs/bitbucket-cloud.openapi.json');
const exists = existsSync(document);
if (!exists) console.warn('Skipped: the official API document is not there, so nothing is judged by it.');
const whenThere = exists ? describe : describe.skip;

const R = '/repositories/acme/shop.js';
const P = `${R}/pullrequests/1`;
const report = { title: 'Loom', details: 'x', report_type: 'BUG', result: 'PASSED' };

whenThere('the referee', () => {
  let host: Seeded;
  let commit: string;

  beforeAll(async () => {
    host = await seeded({ referee: document });
    commit = `${R}/commit/${host.pullRequest.source.hash}`;
  });
  afterAll(() => host.emulator.close());

  it('lets through what a reviewer sends', async () => {
    const inline = { path: 'src/app.ts', to: 4, start_to: 2 };
    const made = await host.call('POST', `${P}/comments`, { content: { raw: 'here' }, inline });
    const { id } = made.json as { id: number };
    const annotation = { external_id: 'a', annotation_type: 'BUG', summary: 's', path: 'a', line: 1 };
    const value = { text: 'open', href: 'https://loom.example.com' };
    const requests: readonly (readonly [string, string, unknown?])[] = [
      ['GET', P],
      ['GET', `${R}/pullrequests?state=OPEN&q=id%20%3D%201&sort=-updated_on&pagelen=50&fields=values.id`],
      ['GET', `${P}/comments?pagelen=100`],
      ['POST', `${P}/comments`, { content: { raw: 'reply' }, parent: { id } }],
      ['PUT', `${P}/comments/${id}`, { content: { raw: 'edited' } }],
      ['POST', `${P}/comments/${id}/resolve`],
      ['POST', `${P}/tasks`, { content: { raw: 'do' } }],
      ['POST', `${P}/approve`],
      ['GET', `${P}/diffstat`],
      [
        'GET',
        `${R}/diffstat/acme/shop.js:${host.pullRequest.source.hash.slice(0, 12)}%0Dmain?topic=true&from_pullrequest_id=1`,
      ],
      ['GET', `${R}/src/${host.pullRequest.source.hash}/src/app.ts`],
      [
        'PUT',
        `${commit}/reports/loom`,
        {
          ...report,
          data: [
            { title: 'd', type: 'LINK', value },
            { title: 'n', value: 3 },
          ],
        },
      ],
      ['POST', `${commit}/reports/loom/annotations`, [annotation]],
      [
        'POST',
        `${commit}/statuses/build`,
        { key: 'loom', state: 'FAILED', url: 'https://loom.example.com/1', refname: 'x' },
      ],
      ['POST', `${R}/hooks`, { url: 'http://127.0.0.1:9/', events: ['pullrequest:created'] }],
    ];
    for (const [method, address, body] of requests) {
      const answer = await host.call(method, address, body);
      expect([method, address, answer.status < 400 ? 'fine' : answer.text]).toEqual([method, address, 'fine']);
    }
    expect(host.emulator.violations).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['a misspelt field', 'POST', `${P}/comments`, { content: { raw: 'x' }, inlines: { path: 'a', to: 1 } }],
    ['a misspelt field inside', 'POST', `${P}/comments`, { content: { raw: 'x' }, inline: { path: 'a', line: 1 } }],
    ['a line in words', 'POST', `${P}/comments`, { content: { raw: 'x' }, inline: { path: 'a', to: '1' } }],
    ['a comment without content', 'POST', `${P}/comments`, { inline: { path: 'a', to: 1 } }],
    ['an unknown query parameter', 'GET', `${P}?expand=all`, undefined],
    ['an unknown path', 'GET', `${P}/commentary`, undefined],
    ['an empty body', 'POST', `${P}/comments`, undefined],
    ['a report without a title', 'PUT', `${R}/commit/abc/reports/r`, { details: 'x', report_type: 'BUG' }],
    [
      'a state in other words',
      'POST',
      `${R}/commit/abc/statuses/build`,
      { key: 'k', state: 'PASSED', url: 'https://x.example' },
    ],
  ])('catches %s', async (_what, method, address, body) => {
    const before = host.emulator.violations.length;
    expect((await host.call(method, address, body)).status).toBe(400);
    expect(host.emulator.violations).toHaveLength(before + 1);
  });
});

it('without a document nothing is judged, and that is said', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const host = await seeded({ referee: '/nonexistent/document.json' });
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
  expect((await host.call('GET', `${P}?expand=all`)).status).toBe(200);
  await host.emulator.close();
});
