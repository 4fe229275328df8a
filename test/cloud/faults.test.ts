import type { Emulator, Fault, PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_LINES, ORDERS_MENDED, ORDERS_REVIEWED } from './orders';
import { settle } from './settle';
import { stoppedInMidReview, throttledWithoutAWord } from './slow-stories';
import { standingOf } from './standing';
import { type CloudWorld, makeCloudWorld, refereeOption } from './world';

type LoggedRequest = Emulator['requests'][number];

const PULL_REQUEST = '/pullrequests/\\d+(\\?|$)';
const COMMENTS = '/pullrequests/\\d+/comments(\\?|$)';
const COMMENT = '/pullrequests/\\d+/comments/\\d+$';
const DIFF = '/diff/';
const REPORT = '/reports/[^/]+$';
const ANNOTATIONS = '/annotations';
const STATUS = '/statuses/build';
const GIT = '^/acme/shop\\.git/';

const ALL_COMMENTS = ORDERS_LINES.length + 1;

const cutAfter = { kind: 'drop', when: 'after' } as const;
const cutBefore = { kind: 'drop', when: 'before' } as const;
const tooMany = { kind: 'status', status: 429, retryAfter: '1' } as const;
const brokenPage = { kind: 'status', status: 500, html: true } as const;
const tooMuch = { kind: 'status', status: 555 } as const;

/** What goes wrong while one new pull request is reviewed. */
const CASES: readonly (readonly [string, readonly Fault[]])[] = [
  ['429 with Retry-After on the first reads', [{ method: 'GET', path: PULL_REQUEST, action: tooMany, count: 2 }]],
  ['429 with Retry-After while comments are written', [{ method: 'POST', path: COMMENTS, action: tooMany, count: 2 }]],
  ['500 with a page on every read for a while', [{ method: 'GET', path: PULL_REQUEST, action: brokenPage, count: 4 }]],
  ['500 with a page while comments are written', [{ method: 'POST', path: COMMENTS, action: brokenPage, count: 3 }]],
  ['503 on the report', [{ method: 'PUT', path: REPORT, action: { kind: 'status', status: 503 }, count: 4 }]],
  [
    '555 on the diff, when git cannot help',
    [
      { path: GIT, action: { kind: 'status', status: 404 }, count: 1000 },
      { method: 'GET', path: DIFF, action: tooMuch, count: 3 },
    ],
  ],
  ['cuts before every comment', [{ method: 'POST', path: COMMENTS, action: cutBefore, count: ALL_COMMENTS }]],
  ['cuts after every comment', [{ method: 'POST', path: COMMENTS, action: cutAfter, count: ALL_COMMENTS }]],
  [
    'cuts after every comment, and no list to look them up in',
    [
      { method: 'POST', path: COMMENTS, action: cutAfter, count: ALL_COMMENTS },
      { method: 'GET', path: COMMENTS, action: brokenPage, skip: 1, count: 4 },
    ],
  ],
  [
    'cuts after report, annotations and status',
    [
      { method: 'PUT', path: REPORT, action: cutAfter, count: 2 },
      { method: 'POST', path: ANNOTATIONS, action: cutAfter },
      { method: 'POST', path: STATUS, action: cutAfter, count: 2 },
    ],
  ],
  ['a fetch that breaks off', [{ path: `${GIT}git-upload-pack`, action: cutBefore, count: 2 }]],
  ['a fetch that is throttled', [{ path: GIT, action: { kind: 'status', status: 503 } }]],
  [
    'answers slower than the lease of the job',
    [
      { method: 'GET', path: PULL_REQUEST, action: { kind: 'delay', ms: 1500 } },
      { method: 'POST', path: COMMENTS, action: { kind: 'delay', ms: 1500 }, count: ALL_COMMENTS },
    ],
  ],
];

// They wait most of the time: told beside the others, they cost no time of their own.
const throttled = throttledWithoutAWord();
const stopped = stoppedInMidReview();
for (const story of [throttled, stopped]) story.catch(() => undefined);

/** The log says 0 for a connection that was cut. */
function isStruck(
  { method, path, status }: LoggedRequest,
  { method: of = method, path: by = '', action }: Fault,
): boolean {
  const outcome = action.kind === 'drop' ? 0 : action.kind === 'status' ? action.status : status;
  return method === of && new RegExp(by).test(path) && status === outcome;
}

describe('a host that has a bad day', () => {
  let world: CloudWorld;
  let queue: Queue;
  let pulls = 0;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, ...refereeOption() });
    await world.startLoom();
    queue = await openQueue(world.databaseUrl);
  });
  afterEach(() => world.emulator.faults.clear());
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS } });
  }

  function arm(faults: readonly Fault[]): void {
    for (const fault of faults) world.emulator.faults.add(fault);
  }

  async function reviewedThrough(faults: readonly Fault[]): Promise<PullRequest> {
    arm(faults);
    const pull = await open();
    await settle(world, queue, pull);
    return pull;
  }

  it('writes no comment twice before Loom knows its own account', async () => {
    const pull = await reviewedThrough([{ method: 'POST', path: COMMENTS, action: cutAfter, count: ALL_COMMENTS }]);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it.each(CASES)('ends in the same: %s', async (_name, faults) => {
    const before = world.emulator.requests.length;
    const pull = await reviewedThrough(faults);
    const sent = world.emulator.requests.slice(before);
    expect(faults.filter((fault) => !sent.some((request) => isStruck(request, fault)))).toEqual([]);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it('ends in the same: cuts while a later review changes what stands', async () => {
    const pull = await reviewedThrough([]);
    arm([
      { method: 'PUT', path: COMMENT, action: cutAfter, count: 2 },
      { path: '/resolve$', action: cutAfter, count: 2 },
      { method: 'PUT', path: REPORT, action: cutAfter },
    ]);
    const files = { 'api/orders.py': ORDERS_MENDED };
    const { author, repository } = world;
    await world.emulator.world.commitFiles(repository, pull.source.branch, { files, message: 'Mend', author });
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual({ ...ORDERS_REVIEWED, resolved: ['api/orders.py:5'], annotations: 2 });
  });

  it('was sent nothing that the official document does not allow, and gave nothing up', async () => {
    expect(world.emulator.violations).toEqual([]);
    expect(await queue.dead(10)).toEqual([]);
  });
});

describe('a host that says 429 without telling for how long', () => {
  it('is left alone for a minute, and then reviewed', async () => {
    const { standing, pauseMs } = await throttled;
    expect(standing).toEqual(ORDERS_REVIEWED);
    expect(pauseMs).toBeGreaterThanOrEqual(60_000);
  }, 400_000);
});

describe('a server that is told to stop in mid-review', () => {
  it('hands the review back, and the next process finishes it', async () => {
    const { exitCode, leftBehind, standing } = await stopped;
    expect({ exitCode, leftBehind }).toEqual({ exitCode: 0, leftBehind: [1, 0] });
    expect(standing).toEqual(ORDERS_REVIEWED);
  }, 400_000);
});
