import { BitBucketCloudAPI } from 'danger/distribution/platforms/bitbucket_cloud/BitBucketCloudAPI';
import { seeded, type Seeded } from './seeded';

let host: Seeded;
let danger: BitBucketCloudAPI;

beforeAll(async () => {
  host = await seeded();
  const place = { repoSlug: 'acme/shop.js', pullRequestID: '1' };
  danger = new BitBucketCloudAPI(place, {
    type: 'REPO_ACCESS_TOKEN',
    accessToken: host.bot.secret,
    uuid: host.bot.account.uuid,
  });
  // Danger has no setting for its host, and its own transport refuses to work in a test.
  Object.assign(danger, {
    baseURL: `${host.emulator.apiUrl}/2.0`,
    oauthURL: `${host.emulator.webUrl}/site/oauth2/access_token`,
    fetch: (url: string, init: RequestInit) => fetch(url, init),
  });
});
afterAll(() => host.emulator.close());

describe("Danger's client of Bitbucket Cloud", () => {
  it('reads a pull request, its commits, its diff and a file', async () => {
    expect((await danger.getPullRequestInfo()).title).toBe('Count on');
    expect((await danger.getPullRequestCommits()).map(({ message }) => message)).toEqual(['second\n']);
    expect(await danger.getPullRequestDiff()).toContain('-two\n+2\n');
    const { hash } = host.pullRequest.source;
    expect(await danger.getFileContents('src/app.ts', 'acme/shop.js', hash)).toBe('one\n2\nthree\nfour\n');
  });

  it('writes, finds, changes and deletes its comments', async () => {
    await danger.postPRComment('a general one');
    await danger.postInlinePRComment('in place danger-id-x;', 4, 'src/app.ts');
    const comments = await danger.getPullRequestComments();
    expect(comments.map(({ content }) => content.raw)).toEqual(['a general one', 'in place danger-id-x;']);
    const [general] = comments;
    if (general === undefined) throw new Error('There is no comment.');
    await danger.updateComment(String(general.id), 'another');
    await danger.deleteComment(String(general.id));
    expect((await danger.getPullRequestComments()).filter(({ deleted }) => !deleted)).toHaveLength(1);
  });
});
