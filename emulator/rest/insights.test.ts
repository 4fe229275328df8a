import { seeded, type Seeded } from '../testing/seeded';

let host: Seeded;
let commit: string;

beforeAll(async () => {
  host = await seeded();
  commit = `/repositories/acme/shop.js/commit/${host.pullRequest.source.hash}`;
});
afterAll(() => host.emulator.close());

const report = { title: 'Loom', details: 'Three findings.', report_type: 'BUG', result: 'FAILED' };

function annotations(first: number, count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({
    external_id: `a-${first + at}`,
    annotation_type: 'BUG',
    summary: 'wrong',
    path: 'src/app.ts',
    line: 2,
  }));
}

describe('Code Insights', () => {
  it('a report keeps its annotations until it is deleted', async () => {
    const path = `${commit}/reports/loom-1`;
    expect((await host.call('POST', `${path}/annotations`, annotations(0, 1))).status).toBe(404);
    expect((await host.call('PUT', path, report)).json).toMatchObject({ ...report, external_id: 'loom-1' });
    expect((await host.call('POST', `${path}/annotations`, annotations(0, 100))).status).toBe(200);
    expect((await host.call('PUT', path, { ...report, result: 'PASSED' })).json).toMatchObject({ result: 'PASSED' });
    expect((await host.call('GET', `${path}/annotations`)).json).toMatchObject({ size: 100 });
    expect((await host.call('DELETE', path)).status).toBe(204);
    expect((await host.call('GET', path)).status).toBe(404);
  });

  it('limits are told in an envelope of their own', async () => {
    const path = `${commit}/reports/loom-2`;
    await host.call('PUT', path, report);
    const many = await host.call('POST', `${path}/annotations`, annotations(0, 101));
    expect(many.json).toEqual({ code: 400, message: expect.stringContaining('maximum of 100') as string });
    for (let at = 0; at < 10; at += 1) await host.call('POST', `${path}/annotations`, annotations(at * 100, 100));
    expect((await host.call('POST', `${path}/annotations`, annotations(1000, 1))).status).toBe(400);
    expect((await host.call('POST', `${path}/annotations`, annotations(5, 1))).status).toBe(200);
  });

  it.each([
    ['eleven data entries', { ...report, data: Array.from({ length: 11 }, () => ({ title: 't', value: 1 })) }],
    ['no title', { ...report, title: undefined }],
    ['another type', { ...report, report_type: 'OTHER' }],
    ['long details', { ...report, details: 'x'.repeat(2_001) }],
  ])('a report with %s is refused', async (_what, body) => {
    expect((await host.call('PUT', `${commit}/reports/loom-3`, body)).status).toBe(400);
  });
});

describe('build statuses', () => {
  const status = { key: 'loom', state: 'INPROGRESS', url: 'https://loom.example.com/1', name: 'Loom' };

  it('are overwritten by key, told to webhooks, and shown at the pull request', async () => {
    const keys: string[] = [];
    const stop = host.emulator.world.onEvent((event) => keys.push(event.key));
    expect((await host.call('POST', `${commit}/statuses/build`, status)).status).toBe(201);
    const again = await host.call('POST', `${commit}/statuses/build`, { ...status, state: 'FAILED', name: undefined });
    expect(again.json).toMatchObject({ state: 'FAILED', name: 'Loom' });
    expect((await host.call('PUT', `${commit}/statuses/build/loom`, { state: 'SUCCESSFUL' })).status).toBe(200);
    stop();
    expect(keys).toEqual(['repo:commit_status_created', 'repo:commit_status_updated', 'repo:commit_status_updated']);
    const shown = await host.call('GET', '/repositories/acme/shop.js/pullrequests/1/statuses');
    expect(shown.json).toMatchObject({ values: [{ key: 'loom', state: 'SUCCESSFUL' }] });
  });

  it('have keys of at most forty characters', async () => {
    const long = { ...status, key: 'k'.repeat(41) };
    expect((await host.call('POST', `${commit}/statuses/build`, long)).status).toBe(400);
  });
});

describe('hooks', () => {
  it('never give their secret back, keep it when it is left out, and lose it by null', async () => {
    const base = '/repositories/acme/shop.js/hooks';
    const secret = ['hook', 'secret'].join('-');
    const made = await host.call('POST', base, {
      url: 'http://127.0.0.1:9/h',
      events: ['pullrequest:created'],
      secret,
    });
    expect(made.status).toBe(201);
    expect(made.text).not.toContain(secret);
    expect(made.json).toMatchObject({ secret_set: true, subject_type: 'repository', active: true });
    const self = made.headers.get('location') ?? '';
    expect((await host.call('PUT', self, { description: 'd' })).json).toMatchObject({ secret_set: true });
    expect((await host.call('PUT', self, { secret: null })).json).toMatchObject({ secret_set: false });
    expect((await host.call('DELETE', self)).status).toBe(204);
    const unknown = await host.call('POST', base, { url: 'http://127.0.0.1:9/h', events: ['pullrequest:exploded'] });
    expect(unknown.status).toBe(400);
  });
});

describe('tasks', () => {
  it('are opened, resolved and deleted', async () => {
    const base = '/repositories/acme/shop.js/pullrequests/1/tasks';
    const made = await host.call('POST', base, { content: { raw: 'do it' } });
    const self = made.headers.get('location') ?? '';
    expect((await host.call('PUT', self, { state: 'RESOLVED' })).json).toMatchObject({
      state: 'RESOLVED',
      resolved_by: { display_name: 'loom' },
    });
    expect((await host.call('POST', base, { content: { raw: '' } })).status).toBe(400);
    expect((await host.call('DELETE', self)).status).toBe(204);
  });
});
