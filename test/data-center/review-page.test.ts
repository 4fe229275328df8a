import type { Account } from '../../emulator';
import { ORDERS } from '../cloud/orders';
import { type DataCenterWorld, makeDataCenterWorld } from './world';
import { settle } from './standing';

/** A browser's memory of one person. */
interface Visitor {
  get(url: string): Promise<Response>;
}

function visitor(): Visitor {
  const cookies = new Map<string, string>();
  return {
    async get(url) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html', cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split('=', 2);
        cookies.set(name, value);
      }
      return answer;
    },
  };
}

const locationOf = (answer: Response): string => answer.headers.get('location') ?? '';

describe('the review page for people of a Data Center', () => {
  let world: DataCenterWorld;
  let link: string;

  beforeAll(async () => {
    world = await makeDataCenterWorld();
    const { world: bitbucket } = world.instance;
    const application = bitbucket.addConsumer({
      name: 'Loom',
      callbackUrl: `${world.loomUrl}/api/auth/callback/bitbucket`,
      scopes: ['REPO_READ'],
      owner: world.admin,
    });
    await world.startLoom({
      BITBUCKET_SERVER_CLIENT_ID: application.key,
      BITBUCKET_SERVER_CLIENT_SECRET: application.secret,
    });
    world.addWebhook();
    const pull = await world.openPullRequest('orders', { 'api/orders.py': ORDERS });
    await settle(world.instance, world.databaseUrl, pull);
    const [build] = world.instance.host.builds.get(pull.source.hash) ?? [];
    link = build!.url;
  });
  afterAll(() => world.close());

  /** Follows the link as a browser does, and lets Loom in as this person at Bitbucket. */
  async function open(person: Account): Promise<{ page: Response; authorize: URL }> {
    const browser = visitor();
    const toSignIn = await browser.get(link);
    expect(toSignIn.status).toBe(303);
    const authorize = new URL(locationOf(await browser.get(locationOf(toSignIn))));
    const consent = await fetch(authorize, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ decision: 'grant', user: person.uuid }),
    });
    const back = await browser.get(locationOf(consent));
    expect(back.status).toBe(303);
    return { page: await browser.get(locationOf(back)), authorize };
  }

  /** What the page that was opened says of its visitor. */
  async function mayRerun(page: Response): Promise<unknown> {
    expect(page.status).toBe(200);
    const boot = /<script type="application\/json" id="loom-boot">(.*?)<\/script>/s.exec(await page.text())![1]!;
    const { session } = JSON.parse(boot) as { session: string };
    const panel = await fetch(`${world.loomUrl}/api/panel`, { headers: { authorization: `Bearer ${session}` } });
    return ((await panel.json()) as { mayRerun: unknown }).mayRerun;
  }

  it('opens for who may read the repository, asked with the person’s own token', async () => {
    const { page, authorize } = await open(world.author);
    expect(authorize.href.startsWith(`${world.instance.url}/rest/oauth2/latest/authorize?`)).toBe(true);
    expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
      scope: 'REPO_READ',
      code_challenge_method: 'S256',
      redirect_uri: `${world.loomUrl}/api/auth/callback/bitbucket`,
    });
    expect(await mayRerun(page)).toBe(true);
  });

  it('lets who administers the project act, though the token may read only', async () => {
    const { page } = await open(world.admin);
    expect(await mayRerun(page)).toBe(true);
  });

  it('lets who may only read look, and no more', async () => {
    const { page } = await open(world.bot);
    expect(await mayRerun(page)).toBe(false);
  });

  it('stays shut for who may not, as if there were no such review', async () => {
    const stranger = world.instance.addUser({ name: 'stranger', displayName: 'Sam Stranger' });
    const { page } = await open(stranger);
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain('loom-boot');
  });
});
