import { P, R, seeded, type Seeded } from '../testing/seeded';

let host: Seeded;

beforeAll(async () => {
  host = await seeded({ contextPath: '/bitbucket' });
});
afterAll(() => host.instance.close());

async function page(path: string): Promise<string> {
  const answer = await fetch(`${host.instance.url}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

it('the page has the diff with its comments, the report with its annotations, and the build', async () => {
  const { hash } = host.pullRequest.source;
  const anchor = { path: 'src/app.ts', line: 4, lineType: 'ADDED', fileType: 'TO' };
  await host.call('POST', `${P}/comments`, { text: 'A **bold** word', anchor });
  await host.call('POST', `${P}/comments`, { text: 'Do this', severity: 'BLOCKER' });
  const value = { linktext: 'Open in Loom', href: 'https://loom.example.com/1' };
  const report = { title: 'Loom review', result: 'FAIL', data: [{ title: 'More', type: 'LINK', value }] };
  const place = `/insights/latest${R}/commits/${hash}/reports/loom`;
  await host.call('PUT', place, report);
  const annotation = { message: 'No upper bound.', severity: 'HIGH', path: 'src/app.ts', line: 2 };
  await host.call('POST', `${place}/annotations`, { annotations: [annotation] });
  const build = { key: 'loom', name: 'Loom', state: 'CANCELLED', url: 'https://loom.example.com/1' };
  await host.call('POST', `${R}/commits/${hash}/builds`, build);
  const shown = await page(`${P}/overview`);
  for (const text of ['Count on', '<strong>bold</strong>', 'FAILED', 'Open in Loom', 'No upper bound.', 'Stopped']) {
    expect(shown).toContain(text);
  }
  expect(shown).toContain('1 open of 1');
  expect(shown).toContain(`data-live="/bitbucket${P}/_live"`);
  expect(shown).not.toContain('method="post" action="/EXP');
});

it('its parts are asked for again when they change', async () => {
  const before = JSON.parse(await page(`${P}/_live`)) as Record<string, string>;
  host.instance.addComment(host.pullRequest, host.author, { text: 'Hello there' });
  const after = JSON.parse(await page(`${P}/_live`)) as Record<string, string>;
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(['reviewers', 'activity']);
  expect(await page(`${P}/_live/activity`)).toContain('Hello there');
});

it('styles are where the page looks for them, and what is not there is not found', async () => {
  const styles = await fetch(new URL('/_pages/static/page.css', host.instance.url));
  expect(styles.status).toBe(200);
  expect((await fetch(`${host.instance.url}${R}/pull-requests/9/overview`)).status).toBe(404);
});
