import type { PullRequest, Repository } from '../../emulator';
import { ORDERS } from '../cloud/orders';
import { placesOf, settle, standingOf } from './standing';
import { type DataCenterWorld, makeDataCenterWorld } from './world';

type Files = Readonly<Record<string, string | null>>;

interface Change {
  /** Where the pull request goes to; the world's own repository where it is left out. */
  readonly into?: (world: DataCenterWorld) => Promise<Repository>;
  /** Where it comes from; the same repository where it is left out. */
  readonly from?: (world: DataCenterWorld, into: Repository) => Promise<Repository>;
  readonly branch?: string;
  readonly destination?: string;
  readonly base?: Files;
  readonly files: Files;
  /** `path:line` of every comment, with what the instance was told of its line. */
  readonly wanted: readonly string[];
}

/** What is moved. A case that no longer ends makes a line that stays run on; the other finding is on a new line. */
const PRICES = `export function priceOf(kind: string, list: (text: string) => number): number {
  let price = 0;
  switch (kind) {
    case 'book':
      price = list('books');
      break;
    case 'pen':
      price = list('pens');
      break;
    default:
      price = list('all');
  }
  return price;
}

export function namesOf(items: string[]): string {
  const sorted = [...items].sort();
  return sorted.join(', ');
}

export function total(prices: number[]): number {
  return prices.reduce((sum, price) => sum + price, 0);
}
`;
const PRICES_MOVED = PRICES.replace("list('books');\n      break;", "list('books');").replace(
  'return prices.reduce',
  'debugger;\n  return prices.reduce',
);

function ordersAt(path: string): Pick<Change, 'files' | 'wanted'> {
  return { files: { [path]: ORDERS }, wanted: ['14', '5', '8'].map((line) => `${path}:${line} ADDED`) };
}

const CASES: readonly (readonly [string, Change])[] = [
  [
    'a key, a slug and branches with #, %, &, +, dots, dashes and slashes',
    {
      into({ instance, author, bot }) {
        const project = instance.addProject('EXP_2-b', { readers: [author, bot] });
        return instance.world.addRepository(project, 'v2.0_odd-name.git-mirror');
      },
      branch: 'fix/#12/50%25+ü&x=1',
      destination: 'release/1.0#%2F+é',
      ...ordersAt('api/orders.py'),
    },
  ],
  [
    'the project of a person whose name has dots and capitals, and a path with letters beyond ASCII, quotes and spaces',
    {
      async into({ instance, author, bot }) {
        const own = await instance.world.addRepository(instance.personalProject(author), 'my.exporter');
        instance.world.setPermission(own, bot, 'read');
        return own;
      },
      ...ordersAt('api/größe #1 + 100% (neu)/"be?st&l=ü;ng".py'),
    },
  ],
  [
    'a file that was moved and changed: on a line that stayed, and on a new one',
    {
      base: { 'old #1/ä prices.ts': PRICES },
      files: { 'old #1/ä prices.ts': null, 'new 100%/ö prices.ts': PRICES_MOVED },
      wanted: [
        'new 100%/ö prices.ts:21 ADDED from old #1/ä prices.ts',
        'new 100%/ö prices.ts:5 CONTEXT from old #1/ä prices.ts',
      ],
    },
  ],
  [
    'a fork in the project of a person, which Loom may see',
    {
      async from({ instance, author, bot }, into) {
        const fork = await instance.world.forkRepository(into, instance.personalProject(author), 'seen.exporter');
        instance.world.setPermission(fork, bot, 'read');
        return fork;
      },
      ...ordersAt('api/orders.py'),
    },
  ],
  [
    'a fork in the project of a person, which Loom may not see',
    {
      from: ({ instance, author }, into) =>
        instance.world.forkRepository(into, instance.personalProject(author), 'hidden.exporter'),
      ...ordersAt('api/orders.py'),
    },
  ],
];

describe('a pull request whose names look odd in an address', () => {
  let world: DataCenterWorld;
  let opened = 0;

  beforeAll(async () => {
    world = await makeDataCenterWorld();
    world.addWebhook();
    await world.startLoom();
  });
  afterAll(() => world.close());

  async function open({ into, from, base = {}, files, ...names }: Change): Promise<PullRequest> {
    opened += 1;
    const { branch = `change-${opened}`, destination = `base-${opened}` } = names;
    const { author, instance } = world;
    const repository = (await into?.(world)) ?? world.repository;
    instance.world.setPermission(repository, author, 'write');
    if (into) world.addWebhook(repository);
    const before = { files: { 'BASE.md': `${destination}\n`, ...base }, message: 'Base', author };
    await instance.world.commitFiles(repository, destination, before);
    const source = { branch, repository: (await from?.(world, repository)) ?? repository };
    const change = { files, message: 'Change', from: destination, author };
    await instance.world.commitFiles(source.repository, branch, change);
    return instance.world.createPullRequest(repository, author, { title: branch, source, destination });
  }

  it.each(CASES)('is reviewed whole: %s', async (_, change) => {
    const pull = await open(change);
    const standing = await settle(world.instance, world.databaseUrl, pull);
    expect(placesOf(pull)).toEqual(change.wanted);
    expect(standing).toMatchObject({ summaries: 1, build: 'SUCCESSFUL', report: 'PASS' });
    // Also where the commit comes from a fork, it is the repository of the pull request that shows the build.
    const builds = world.instance.host.builds.get(pull.source.hash) ?? [];
    expect(builds).toMatchObject([{ repository: pull.repository, ref: `refs/heads/${pull.source.branch}` }]);
  });

  it('is found by addresses as people type them', async () => {
    const { instance } = world;
    const own = instance.findRepository('~a.author', 'my.exporter')!;
    const pull = own.pullRequests.get(1)!;
    const before = standingOf(instance, pull);
    const address = `${instance.url}/users/A.Author/repos/My.Exporter/pull-requests/1/overview`;
    const { code, stderr } = await world.run(['review', '--pr', address, '--publish']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(standingOf(instance, pull)).toEqual(before);
  });
});
