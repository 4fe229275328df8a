import type { Sequelize } from 'sequelize';
import { connect } from '../../store/sequelize/connect';
import { DATABASES, type TestDatabase } from '../../store/testing/databases';
import { openQueue } from '../open-queue';
import type { Job, Queue } from '../port';

/** What a test of the contract is given; the clock stands until `at` moves it. */
export interface QueueWorld {
  queue: Queue;
  /** Another process, in effect: its own connections to the same database. */
  other: Queue;
  /** Milliseconds since the epoch. */
  now: number;
}

export const LEASE = 1_000;

/** Runs the same tests against every database, each on one of its own. */
export function onEveryDatabase(title: string, tests: (world: QueueWorld) => void): void {
  describe.each(DATABASES)(`${title} on %s`, (_name, makeDatabase) => {
    let database: TestDatabase;
    const world = { now: 0 } as QueueWorld;
    let sequelize: Sequelize;
    beforeAll(async () => {
      database = await makeDatabase();
      const clock = (): number => world.now;
      world.queue = await openQueue(database.url, clock);
      world.other = await openQueue(database.url, clock);
      ({ sequelize } = await connect(database.url));
    });
    beforeEach(async () => {
      world.now = 1_700_000_000_000;
      await sequelize.query('DELETE FROM jobs');
      await sequelize.query('DELETE FROM deliveries');
    });
    afterAll(async () => {
      await sequelize.close();
      await world.queue.close();
      await world.other.close();
      await database.drop();
    });
    tests(world);
  });
}

/** Takes a job that must be there. */
export async function takeOne(queue: Queue): Promise<Job> {
  const job = await queue.take(LEASE);
  if (!job) throw new Error('No job is due.');
  return job;
}
