import request from 'supertest';
import type { FakePeople } from '../testing/fake-people';
import { bootOf, REPOSITORY } from '../testing/pages';
import { signInAt } from '../testing/sign-in';
import { OTHER_SITE, startTwoSites } from '../testing/two-sites';
import type { WebUnderTest } from '../testing/web';

const ACCOUNT = '{ada}';

let web: WebUnderTest;
let people: FakePeople;
beforeEach(async () => {
  ({ web, people } = await startTwoSites());
});
afterEach(() => web.close());

const get = (path: string, cookie = ''): request.Test =>
  request(web.server).get(path).set('Accept', 'text/html').set('Cookie', cookie);

describe('signing in where there are several sites', () => {
  it('asks which one, and comes back to the same review', async () => {
    const page = await get('/api/auth/bitbucket?return=/r/review-1').expect(200);
    expect(page.text).toContain(
      `href="/api/auth/bitbucket?site=${encodeURIComponent(OTHER_SITE)}&amp;return=%2Fr%2Freview-1"`,
    );
    expect(page.text).toContain('git.example.com');
    expect(page.text).toContain('site=bitbucket');
    expect((await get('/api/auth/bitbucket?site=nowhere')).status).toBe(200);
  });

  it('keeps the tokens of each site apart, and shows a review to whom its own site lets see it', async () => {
    people.permissions.set(REPOSITORY, 'read');
    web.people.permissions.set(REPOSITORY, 'admin');
    const cookie = await signInAt(web, OTHER_SITE);
    expect(await web.store.people.tokens(`${OTHER_SITE}:${ACCOUNT}`)).not.toBeNull();
    expect(await web.store.people.tokens(ACCOUNT)).toBeNull();
    const page = await get('/r/review-1', cookie).expect(200);
    const { session } = bootOf(page.text);
    const panel = await request(web.server).get('/api/panel').set('Authorization', `Bearer ${session}`).expect(200);
    expect(panel.body).toMatchObject({ mayRerun: false, mayDismiss: false });
    expect([people.asked, web.people.asked]).toEqual([1, 0]);
  });

  it('shows nothing to an account of another site, whatever it may do there', async () => {
    people.permissions.set(REPOSITORY, 'admin');
    web.people.permissions.set(REPOSITORY, 'admin');
    const answer = await get('/r/review-1', await signInAt(web, 'bitbucket')).expect(404);
    expect(answer.text).toContain('another Bitbucket');
    expect([people.asked, web.people.asked]).toEqual([0, 0]);
  });

  it('shows nothing to whom the site itself shows nothing', async () => {
    await get('/r/review-1', await signInAt(web, OTHER_SITE)).expect(404);
  });
});
