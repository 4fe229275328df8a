import { QueryTypes } from 'sequelize';
import { connect } from '../store/sequelize/connect';
import { DATABASES, type TestDatabase } from '../store/testing/databases';
import { openQueue } from './open-queue';
import { deliveryOf } from './testing/jobs';
import { startRecording } from './testing/recording-process';

const KILLS = 3;
// Every process has to start first, which takes its time on a busy machine.
const TIMEOUT_MS = 240_000;

describe.each(DATABASES)('a process killed while it records, on %s', (_name, makeDatabase) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
  });
  afterAll(() => database.drop());

  it(
    'loses no delivery that it promised, and none has two jobs',
    async () => {
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const recording = startRecording(database.url, `p${kill}`);
        try {
          // Somewhere in a stream of commits, elsewhere each time.
          await recording.reached(40 + Math.floor(Math.random() * 150));
        } finally {
          await recording.kill();
        }
        acknowledged.push(...recording.acknowledged);
      }

      const { sequelize } = await connect(database.url);
      const column = async (statement: string): Promise<unknown[]> =>
        (await sequelize.query<{ id: string }>(statement, { type: QueryTypes.SELECT })).map(({ id }) => id);
      const jobs = await column('SELECT key AS id FROM jobs ORDER BY key');
      const deliveries = await column('SELECT delivery AS id FROM deliveries ORDER BY delivery');
      await sequelize.close();
      expect(new Set(jobs).size).toBe(jobs.length);
      // A delivery and its job are one commit: what was not acknowledged is there as both or as neither.
      expect(deliveries).toEqual(jobs);
      const kept = new Set(deliveries);
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 40);

      // A process that starts afterwards knows them all.
      const queue = await openQueue(database.url);
      const again = await Promise.all(acknowledged.map((id) => queue.record(deliveryOf(id), null)));
      await queue.close();
      expect(new Set(again)).toEqual(new Set(['duplicate']));
    },
    TIMEOUT_MS,
  );
});
