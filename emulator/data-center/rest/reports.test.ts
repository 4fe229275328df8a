import { R, seeded, type Seeded } from '../testing/seeded';

let host: Seeded;
let commit: string;

beforeAll(async () => {
  host = await seeded({ limits: { annotations: 3 } });
  commit = `${R}/commits/${host.pullRequest.source.hash}`;
});
afterAll(() => host.instance.close());

const report = { title: 'Loom', details: '1 finding', result: 'FAIL', data: [] };
const annotation = { message: 'no upper bound', severity: 'HIGH', path: 'src/app.ts', line: 2, externalId: 'a' };

describe('reports', () => {
  it('belong to who made them, and keep their annotations', async () => {
    const path = `/insights/1.0${commit}/reports/loom`;
    expect((await host.call('PUT', path, report)).json).toMatchObject({ key: 'loom', result: 'FAIL' });
    const add = { annotations: [annotation, { ...annotation, externalId: 'b' }] };
    expect((await host.call('POST', `${path}/annotations`, add)).status).toBe(204);
    expect((await host.call('POST', `${path}/annotations`, add)).status).toBe(400);
    expect((await host.call('PUT', path, { ...report, result: 'PASS' })).status).toBe(200);
    const all = await host.call('GET', `${path}/annotations`);
    expect(all.json).toMatchObject({ totalCount: 2, annotations: [{ externalId: 'a', reportKey: 'loom' }, {}] });
    const admin = { authorization: `Bearer ${host.key.secret}` };
    expect((await host.call('PUT', path, report, admin)).status).toBe(401);
    expect((await host.call('DELETE', path, undefined, admin)).status).toBe(204);
    expect((await host.call('GET', path)).status).toBe(404);
  });

  it('annotations are changed and deleted by the ids that their writer chose', async () => {
    const path = `/insights/latest${commit}/reports/ids`;
    await host.call('PUT', path, report);
    await host.call('PUT', `${path}/annotations/one`, annotation);
    await host.call('PUT', `${path}/annotations/one`, { ...annotation, line: 4 });
    await host.call('PUT', `${path}/annotations/two`, annotation);
    const own = `/insights/latest${commit}/annotations?externalId=one&severity=HIGH`;
    expect((await host.call('GET', own)).json).toMatchObject({ totalCount: 1, annotations: [{ line: 4 }] });
    await host.call('DELETE', `${path}/annotations?externalId=one`);
    expect((await host.call('GET', `${path}/annotations`)).json).toMatchObject({
      annotations: [{ externalId: 'two' }],
    });
    await host.call('DELETE', `${path}/annotations`);
    expect((await host.call('GET', `${path}/annotations`)).json).toMatchObject({ annotations: [] });
  });

  it.each([
    ['a result of another product', { ...report, result: 'PASSED' }],
    ['no title', { ...report, title: '' }],
    ['no data at all', { ...report, data: undefined }],
    ['too much data', { ...report, data: Array(7).fill({ title: 't', value: 1 }) }],
    ['a link that is none', { ...report, link: 'javascript:alert(1)' }],
  ])('%s is refused', async (_what, body) => {
    expect((await host.call('PUT', `/insights/latest${commit}/reports/x`, body)).status).toBe(400);
  });
});

describe('builds', () => {
  const build = { key: 'loom', state: 'INPROGRESS', url: 'https://loom.example.com/1', parent: 'loom' };

  it('the same key is the same build', async () => {
    expect((await host.call('POST', `${commit}/builds`, build)).status).toBe(204);
    expect((await host.call('POST', `${commit}/builds`, { ...build, state: 'FAILED' })).status).toBe(204);
    const one = await host.call('GET', `${commit}/builds?key=loom`);
    expect(one.json).toMatchObject({
      key: 'loom',
      state: 'FAILED',
      parent: 'loom',
      createdDate: expect.any(Number) as unknown,
    });
    expect((await host.call('DELETE', `${commit}/builds?key=loom`)).status).toBe(401);
  });

  it('the old address knows the commit and no repository', async () => {
    const old = `/build-status/1.0/commits/${host.pullRequest.source.hash}`;
    expect((await host.call('POST', old, { ...build, key: 'old' })).status).toBe(204);
    expect((await host.call('GET', old)).json).toMatchObject({ values: [{ key: 'loom' }, { key: 'old' }] });
    const stats = await host.call('GET', old.replace('/commits/', '/commits/stats/'));
    expect(stats.json).toMatchObject({ failed: 1, inProgress: 1, successful: 0 });
  });

  it('abbreviated commits and other states are refused', async () => {
    expect((await host.call('POST', `${commit}/builds`, { ...build, state: 'STOPPED' })).status).toBe(400);
    const short = `${R}/commits/${host.pullRequest.source.hash.slice(0, 11)}/builds`;
    expect((await host.call('POST', short, build)).status).toBe(400);
  });
});
