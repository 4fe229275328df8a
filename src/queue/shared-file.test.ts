import { randomBytes } from 'node:crypto';
import { openStore, type Store } from '../store';
import { sqliteDatabase, type TestDatabase } from '../store/testing/databases';
import { findingOf, refOf } from '../store/testing/nouns';
import { SILENT } from '../telemetry';
import { openQueue } from './open-queue';
import type { Queue } from './port';
import { deliveryOf, jobOf } from './testing/jobs';
import { startRecording } from './testing/recording-process';

// The other process has to start first, which takes its time on a busy machine.
const TIMEOUT_MS = 240_000;

describe('store and queue on one file of SQLite', () => {
  let database: TestDatabase;
  let store: Store;
  let queue: Queue;
  beforeAll(async () => {
    database = await sqliteDatabase();
    [store, queue] = await Promise.all([
      openStore({ databaseUrl: database.url, secretKey: randomBytes(32), logger: SILENT }),
      openQueue(database.url),
    ]);
  });
  afterAll(async () => {
    await queue.close();
    await store.close();
    await database.drop();
  });

  it(
    'write at the same time, beside another process that writes as fast as it can, and none starves',
    async () => {
      const recording = startRecording(database.url, 'other');
      try {
        await recording.reached(1);
        const findings = Array.from({ length: 20 }, (_, index) => findingOf(`f${index}`));
        const numbers = Array.from({ length: 60 }, (_, index) => index);
        const [recorded] = await Promise.all([
          Promise.all(numbers.map((number) => queue.record(deliveryOf(`mine-${number}`), jobOf(number)))),
          Promise.all(numbers.map((number) => store.findings.replace(refOf(number), findings))),
          Promise.all(numbers.map((number) => store.publications.saveVote(refOf(number), 'approve'))),
        ]);
        expect(recorded.every((answer) => answer === 'recorded')).toBe(true);
        // The other process came forward meanwhile, and still does.
        await recording.reached(recording.acknowledged.length + 20);
      } finally {
        await recording.kill();
      }
      for (let number = 0; number < 60; number += 1) {
        expect(await store.findings.ofPullRequest(refOf(number))).toHaveLength(20);
        expect(await store.publications.vote(refOf(number))).toBe('approve');
      }
    },
    TIMEOUT_MS,
  );
});
