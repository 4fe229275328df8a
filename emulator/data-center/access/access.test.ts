import { P, R, seeded, type Answer, type Seeded } from '../testing/seeded';
import type { TokenPermission } from '../host';

let host: Seeded;
let now = Date.parse('2026-11-22T09:00:00Z');

beforeAll(async () => {
  host = await seeded({ clock: () => now });
});
afterAll(() => host.instance.close());

const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
const basic = (name: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

function exception({ json }: Answer): string | undefined {
  const { errors } = json as { errors: { exceptionName: string | null }[] };
  return errors[0]?.exceptionName?.split('.').at(-1);
}

describe('who calls', () => {
  it('is said by a header of every answer', async () => {
    const answer = await host.call('GET', '/api/latest/projects?limit=1');
    expect([answer.headers.get('x-ausername'), answer.headers.get('x-auserid')]).toEqual(['loom-bot', '4']);
  });

  it('nobody may know the release, and is told to log in for the rest', async () => {
    const nobody = { authorization: '' };
    expect((await host.call('GET', '/api/1.0/application-properties', undefined, nobody)).json).toMatchObject({
      version: '9.4.23',
      displayName: 'Bitbucket',
    });
    const answer = await host.call('GET', P, undefined, nobody);
    expect([answer.status, exception(answer)]).toEqual([401, 'AuthenticationRequiredException']);
  });

  it('a wrong token, one that has run out, and somebody without a licence are three things', async () => {
    expect(exception(await host.call('GET', P, undefined, bearer('x')))).toBe(
      'IncorrectPasswordAuthenticationException',
    );
    const { secret } = host.instance.mintToken(host.reviewer, { permissions: ['REPO_READ'], expiryDays: 1 });
    expect((await host.call('GET', P, undefined, bearer(secret))).status).toBe(200);
    now += 2 * 24 * 3_600_000;
    expect((await host.call('GET', P, undefined, bearer(secret))).status).toBe(401);
    const guest = host.instance.addUser({ displayName: 'Guest', licensed: false });
    const theirs = host.instance.mintToken(guest, { permissions: ['REPO_READ'] });
    expect(exception(await host.call('GET', P, undefined, bearer(theirs.secret)))).toBe(
      'NoAccessAuthenticationException',
    );
  });

  it('a token may stand for the password, and too many wrong ones ask for a human', async () => {
    expect((await host.call('GET', P, undefined, basic('loom-bot', host.bot.secret))).status).toBe(200);
    expect((await host.call('GET', P, undefined, basic('klind', host.bot.secret))).status).toBe(401);
    expect((await host.call('GET', P, undefined, basic('mrossi', 'let me in'))).status).toBe(200);
    for (let at = 0; at < 5; at += 1) await host.call('GET', P, undefined, basic('mrossi', 'wrong'));
    const locked = await host.call('GET', P, undefined, basic('mrossi', 'let me in'));
    expect([locked.status, exception(locked)]).toEqual([401, 'CaptchaRequiredAuthenticationException']);
  });

  it('tokens prove nothing beside the API and git', async () => {
    const whoami = `${host.instance.url}/plugins/servlet/applinks/whoami`;
    const answer = await fetch(whoami, { headers: bearer(host.bot.secret) });
    expect(await answer.text()).toBe('');
  });
});

describe('rights', () => {
  it.each<[TokenPermission, number, number]>([
    ['REPO_READ', 401, 401],
    ['REPO_WRITE', 409, 401],
    ['REPO_ADMIN', 409, 200],
  ])('a token of an administrator with %s may do so much', async (permission, update, hooks) => {
    const token = bearer(host.instance.mintToken(host.admin, { permissions: [permission] }).secret);
    expect((await host.call('PUT', P, { version: 9, title: 'x' }, token)).status).toBe(update);
    expect((await host.call('GET', `${R}/webhooks`, undefined, token)).status).toBe(hooks);
  });

  it('a token cannot do more than its person', async () => {
    const token = bearer(host.instance.mintToken(host.reviewer, { permissions: ['REPO_ADMIN'] }).secret);
    expect((await host.call('GET', `${R}/webhooks`, undefined, token)).status).toBe(401);
  });

  it('a token of a repository comments under a name of its own, and stops at its edges', async () => {
    const request = { name: 'Review bot', permissions: ['REPO_WRITE' as const] };
    const token = bearer(host.instance.mintServiceToken(host.repository, request).secret);
    const made = await host.call('POST', `${P}/comments`, { text: 'hello' }, token);
    expect(made.json).toMatchObject({ author: { displayName: 'Review bot', type: 'SERVICE' } });
    expect((await host.call('POST', `${P}/merge?version=0`, undefined, token)).status).toBe(403);
    const other = await host.instance.world.addRepository(host.project, 'other');
    expect(other.slug).toBe('other');
    expect((await host.call('GET', '/projects/EXP/repos/other', undefined, token)).status).toBe(404);
  });

  it('who is an administrator here is asked by a filter', async () => {
    const query =
      'filter=mrossi&permission.1=REPO_ADMIN&permission.1.projectKey=EXP&permission.1.repositorySlug=exporter';
    expect((await host.call('GET', `/api/latest/users?${query}`)).json).toMatchObject({ values: [{ name: 'mrossi' }] });
    const readers = query.replace('mrossi', 'klind');
    expect((await host.call('GET', `/api/latest/users?${readers}`)).json).toMatchObject({ size: 0 });
    expect((await host.call('GET', `${R}/permissions/users`, undefined, bearer(host.key.secret))).json).toMatchObject({
      values: [{ user: { name: 'A.Author' }, permission: 'REPO_WRITE' }],
    });
  });

  it.each([
    ['mrossi', 'REPO_WRITE', '&permission.1.projectKey=EXP&permission.1.repositorySlug=exporter', true],
    ['mrossi', 'PROJECT_ADMIN', '&permission.1.projectKey=EXP', true],
    ['klind', 'PROJECT_READ', '&permission.1.projectKey=EXP', true],
    ['klind', 'PROJECT_ADMIN', '&permission.1.projectKey=EXP', false],
    ['root', 'REPO_ADMIN', '&permission.1.projectKey=EXP&permission.1.repositorySlug=exporter', true],
    ['root', 'PROJECT_ADMIN', '&permission.1.projectKey=EXP', true],
    ['root', 'ADMIN', '', true],
    ['mrossi', 'ADMIN', '', false],
  ])('%s has %s%s: %s', async (name, permission, place, has) => {
    if (host.instance.findUser('root') === null) {
      host.instance.addUser({ name: 'root', displayName: 'Root', administrator: true });
    }
    const { json } = await host.call('GET', `/api/latest/users?filter=${name}&permission.1=${permission}${place}`);
    expect(json).toMatchObject({ size: has ? 1 : 0 });
  });

  it('a secret is shown once, to whom it belongs', async () => {
    const made = await host.call('PUT', '/access-tokens/latest/users/loom-bot', {
      name: 'second',
      permissions: ['REPO_READ'],
      expiryDays: 30,
    });
    const { token } = made.json as { token: string };
    expect((await host.call('GET', P, undefined, bearer(token))).status).toBe(200);
    const asked = { name: 'x', permissions: ['REPO_READ'] };
    expect((await host.call('PUT', '/access-tokens/latest/users/klind', asked)).status).toBe(401);
  });
});

describe('what is not there', () => {
  it.each([
    ['/projects/NONE/repos/x', 'NoSuchProjectException'],
    ['/projects/EXP/repos/none', 'NoSuchRepositoryException'],
    [`${R}/pull-requests/99`, 'NoSuchPullRequestException'],
    [`${R}/commits/${'1'.repeat(40)}`, 'NoSuchCommitException'],
    [`${R}/raw/none.txt`, 'NoSuchPathException'],
    [`${P}/comments/1`, 'NoSuchCommentException'],
    ['/api/latest/users/nobody', 'NoSuchUserException'],
  ])('%s is a thing that is missing', async (path, name) => {
    const answer = await host.call('GET', path);
    expect([answer.status, exception(answer)]).toEqual([404, name]);
  });

  it('an address that this release does not have is something else', async () => {
    const answer = await host.call('GET', `${R}/nothing`);
    expect([answer.status, answer.json]).toEqual([404, { message: 'HTTP 404 Not Found', 'status-code': 404 }]);
    expect((await host.call('GET', `${R}/nothing`, undefined, { accept: '*/*' })).text).toContain('<status-code>404');
  });
});

it('keys and slugs are found in any letter case, personal projects by a tilde', async () => {
  const mine = await host.instance.world.addRepository(host.instance.personalProject(host.author), 'mine');
  expect((await host.call('GET', '/projects/exp/repos/EXPORTER')).json).toMatchObject({ slug: 'exporter' });
  const token = bearer(host.instance.mintToken(host.author, { permissions: ['REPO_READ'] }).secret);
  const { json } = await host.call('GET', '/projects/~a.author/repos/mine', undefined, token);
  expect(json).toMatchObject({
    slug: mine.slug,
    project: { key: '~A.AUTHOR', type: 'PERSONAL', owner: { name: 'A.Author' } },
    links: { clone: [{ href: `${host.instance.url}/scm/~a.author/mine.git` }, {}] },
  });
});

it('a write that a foreign page could send is refused, and so is anything but JSON', async () => {
  const url = `${host.instance.url}/rest/api/latest${P}/comments`;
  const send = async (headers: Record<string, string>): Promise<number> => {
    const all = { ...bearer(host.bot.secret), ...headers };
    return (await fetch(url, { method: 'POST', headers: all, body: '{"text":"x"}' })).status;
  };
  expect(await send({ 'content-type': 'text/plain' })).toBe(403);
  expect(await send({ 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' })).toBe(415);
  expect(await send({ 'content-type': 'application/json' })).toBe(201);
});
