import request from 'supertest';
import { reviewPasses } from '../session';
import type { FakePeople } from '../testing/fake-people';
import { bootOf, REPOSITORY } from '../testing/pages';
import { signInAt } from '../testing/sign-in';
import { OTHER_SITE, startTwoSites } from '../testing/two-sites';
import type { WebUnderTest } from '../testing/web';

const PAGE = '/r/review-1/settings';
const API = '/api/settings/repository';

let web: WebUnderTest;
let people: FakePeople;
let tenant: string;
beforeEach(async () => {
  ({ web, people, tenant } = await startTwoSites());
});
afterEach(() => web.close());

const get = (path: string, cookie = ''): request.Test =>
  request(web.server).get(path).set('Accept', 'text/html').set('Cookie', cookie);

async function opened(): Promise<(method: 'get' | 'put', body?: object) => request.Test> {
  const boot = bootOf((await get(PAGE, await signInAt(web, OTHER_SITE)).expect(200)).text);
  expect(boot).toMatchObject({ page: 'repository-settings', hostScript: null, settingsUrl: null });
  return (method, body) => {
    const call = request(web.server)[method](API).set('Authorization', `Bearer ${boot.session}`);
    return body === undefined ? call : call.send(body);
  };
}

describe('the settings of a repository whose host has no place for them', () => {
  it('are reached from its review', async () => {
    people.permissions.set(REPOSITORY, 'read');
    const cookie = await signInAt(web, OTHER_SITE);
    expect(bootOf((await get('/r/review-1', cookie)).text).settingsUrl).toBe(PAGE);
    const named = `?tenant=${tenant}`;
    expect(bootOf((await get(`/r/review-1${named}`, cookie)).text).settingsUrl).toBe(PAGE + named);
    await get(PAGE + named, cookie).expect(200);
  });

  it('lead to the sign-in and back', async () => {
    const answer = await get(PAGE).expect(303);
    expect(new URL(answer.headers.location!).searchParams.get('return')).toBe(PAGE);
  });

  it('are changed by its administrators', async () => {
    people.permissions.set(REPOSITORY, 'admin');
    const call = await opened();
    expect((await call('get').expect(200)).body).toMatchObject({ access: 'edit', settings: {} });
    await call('put', { settings: { drafts: true } }).expect(200);
    expect(await web.store.settings.repository({ tenant, repository: REPOSITORY })).toEqual({ drafts: true });
  });

  it('are read by others who read the repository', async () => {
    people.permissions.set(REPOSITORY, 'write');
    const call = await opened();
    expect((await call('get').expect(200)).body).toMatchObject({ access: 'read' });
    await call('put', { settings: { drafts: true } }).expect(403);
  });

  it('are renewed only as long as the person may read, also when Bitbucket gives no answer', async () => {
    people.permissions.set(REPOSITORY, 'read');
    const { session } = bootOf((await get(PAGE, await signInAt(web, OTHER_SITE))).text);
    const renew = async (): Promise<number> => {
      // Longer than an answer is remembered.
      web.wait(61_000);
      return (await request(web.server).post('/api/session').set('Authorization', `Bearer ${session}`)).status;
    };
    expect(await renew()).toBe(200);
    people.permissions.set(REPOSITORY, 'unknown');
    expect(await renew()).toBe(401);
    people.permissions.set(REPOSITORY, 'none');
    expect(await renew()).toBe(401);
    people.permissions.set(REPOSITORY, 'read');
    expect(await renew()).toBe(200);
  });

  it('are nothing for strangers, people of other sites, and guests', async () => {
    web.people.permissions.set(REPOSITORY, 'admin');
    await get(PAGE, await signInAt(web, OTHER_SITE)).expect(404);
    await get(PAGE, await signInAt(web, 'bitbucket')).expect(404);
    const pass = reviewPasses(web.secretKey, Date.now).sign({ tenant, review: 'review-1', until: Date.now() + 60_000 });
    expect(bootOf((await get(`/r/review-1?pass=${pass}`)).text).settingsUrl).toBeNull();
    await get(`${PAGE}?pass=${pass}`).expect(303);
  });
});
