import request from 'supertest';
import { reviewPasses } from '../session';
import { bootOf, FINGERPRINT, openPage, reviewedPullRequest } from '../testing/pages';
import { startWeb, type WebUnderTest } from '../testing/web';

const HOUR_MS = 3_600_000;

let web: WebUnderTest;
let tenant: string;
let until: number;
beforeEach(async () => {
  web = await startWeb({ signIn: false });
  ({ tenant } = await openPage(web, 'panel'));
  await reviewedPullRequest(web, tenant);
  until = Date.now() + 2 * HOUR_MS;
});
afterEach(() => web.close());

function link(change: Partial<{ tenant: string; review: string; until: number }> = {}, path = '/r/review-1'): string {
  const pass = reviewPasses(web.secretKey, Date.now).sign({ tenant, review: 'review-1', until, ...change });
  return `${path}?pass=${pass}`;
}

const get = (path: string): request.Test => request(web.server).get(path).set('Accept', 'text/html');

describe('a link to a review that an operator made', () => {
  it('shows it without a sign-in, and to nobody who has only the address', async () => {
    const page = await get(link()).expect(200);
    const { session } = bootOf(page.text);
    const call = request(web.server).get('/api/panel').set('Authorization', `Bearer ${session}`);
    expect((await call.expect(200)).body).toMatchObject({ mayRerun: false, mayDismiss: false });
    await get('/r/review-1').expect(403);
  });

  it('lets its holder change nothing', async () => {
    const { session } = bootOf((await get(link()).expect(200)).text);
    for (const path of ['rerun', `findings/${FINGERPRINT}/restore`]) {
      const answer = await request(web.server).post(`/api/panel/${path}`).set('Authorization', `Bearer ${session}`);
      expect(answer.status).toBe(403);
    }
    expect(web.hosts.asked).toBe(0);
  });

  it('ends when it was said to, and so does every page that it opened', async () => {
    const { session } = bootOf((await get(link()).expect(200)).text);
    web.wait(HOUR_MS / 2);
    const renew = (token: string): request.Test =>
      request(web.server).post('/api/session').set('Authorization', `Bearer ${token}`);
    const renewed = (await renew(session).expect(200)).body as { session: string; expiresAt: number };
    web.wait(HOUR_MS);
    expect((await renew(renewed.session)).status).toBe(401);
    web.wait(HOUR_MS);
    await get(link()).expect(404);
  });

  it('counts for one review of one tenant, and only as it was signed', async () => {
    await get(link({}, '/r/review-2')).expect(404);
    await get(link({ review: 'review-2' })).expect(404);
    await get(link({ tenant: 'other' })).expect(404);
    await get(`${link().slice(0, -3)}abc`).expect(404);
    await get('/r/review-1?pass=x&pass=y').expect(404);
    await web.store.installations.update(tenant, { state: 'uninstalled' });
    await get(link()).expect(404);
  });

  it('is not in the log', async () => {
    const path = link();
    await get(path).expect(200);
    expect(web.log.join('\n')).not.toContain(path.split('pass=')[1]);
  });
});
