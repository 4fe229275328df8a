import { migrate } from '../../store/migrations';
import { sqliteDatabase, type TestDatabase } from '../../store/testing/databases';
import { deliveryOf, jobOf } from '../testing/jobs';
import { openConnection, type SqliteConnection } from './connection';
import { type DeliveryTable, openDeliveryTable } from './delivery-table';
import type { Entry } from './intake-view';

const NOW = 1_700_000_000_000;
const entries = (...ids: string[]): Entry[] => ids.map((id) => ({ delivery: deliveryOf(id), job: null }));

describe('two processes on one table of deliveries', () => {
  let database: TestDatabase;
  const connections: SqliteConnection[] = [];
  let ours: DeliveryTable;
  let other: DeliveryTable;

  async function open(): Promise<DeliveryTable> {
    const connection = await openConnection(database.url.replace('file:', ''));
    connections.push(connection);
    return openDeliveryTable(connection, () => NOW);
  }

  async function rows(statement: string): Promise<readonly unknown[]> {
    return connections[0]!.rows(statement, []);
  }

  beforeEach(async () => {
    database = await sqliteDatabase();
    await migrate(database.url);
    [ours, other] = [await open(), await open()];
  });
  afterEach(async () => {
    for (const connection of connections.splice(0)) await connection.close();
    await database.drop();
  });

  it('know what the other one recorded in between', async () => {
    expect(await ours.record(entries('a', 'b'))).toEqual(['recorded', 'recorded']);
    expect(await other.record(entries('c', 'b', 'c'))).toEqual(['recorded', 'duplicate', 'duplicate']);
    expect(await ours.record(entries('c', 'd', 'a'))).toEqual(['duplicate', 'recorded', 'duplicate']);
    expect(await rows('SELECT id, delivery FROM deliveries ORDER BY id')).toEqual(
      ['a', 'b', 'c', 'd'].map((delivery, at) => ({ id: at + 1, delivery })),
    );
  });

  it('write a job down as it is, letter by letter: what asks for the same is known by its text', async () => {
    const branches = [
      'plain',
      'a"b\\c/d',
      'späte Änderung',
      '💥',
      'line\nbreak\ttab',
      '\u2028',
      'nul\u0000',
      '\ud800 alone',
      '\\u0041',
      '',
    ];
    const jobs = branches.map((branch, number) => {
      const end = { branch, commit: '1a2b3c4d5e6f', repository: null };
      return jobOf(number, { source: end, destination: end });
    });
    await ours.record(jobs.map((job, at) => ({ delivery: deliveryOf(`d${at}`), job })));
    expect(await rows('SELECT key, payload, again, priority FROM jobs ORDER BY id')).toEqual(
      jobs.map(({ key, payload, priority }) => ({ key, payload: JSON.stringify(payload), again: 0, priority })),
    );
  });

  it('know what was recorded before they started', async () => {
    const many = Array.from({ length: 5_000 }, (_, number) => `d${number}`);
    for (let from = 0; from < many.length; from += 500) await ours.record(entries(...many.slice(from, from + 500)));
    expect(await other.record(entries('new', 'd0', 'd4999'))).toEqual(['recorded', 'duplicate', 'duplicate']);
  });

  it('write the job of a delivery once', async () => {
    const entry = { delivery: deliveryOf('a'), job: jobOf(1, { headCommit: 'aaaaaaa' }) };
    await ours.record([entry]);
    await rows('DELETE FROM jobs');
    expect(await other.record([entry])).toEqual(['duplicate']);
    expect(await rows('SELECT id FROM jobs')).toEqual([]);
  });

  it('leave a waiting job alone that asks for the same, unless it has failed', async () => {
    const asked = (id: string): Entry[] => [{ delivery: deliveryOf(id), job: jobOf(1, { headCommit: 'aaaaaaa' }) }];
    const state = 'SELECT attempt, run_at, last_error FROM jobs';
    await ours.record(asked('a'));
    await rows("CREATE TRIGGER unchanged BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'a change'); END");
    expect(await ours.record(asked('b'))).toEqual(['recorded']);
    await rows('DROP TRIGGER unchanged');
    await rows(`UPDATE jobs SET attempt = 2, run_at = ${NOW + 60_000}, last_error = 'no answer'`);
    expect(await ours.record(asked('c'))).toEqual(['recorded']);
    expect(await rows(state)).toEqual([{ attempt: 0, run_at: NOW, last_error: null }]);
  });

  it('keep nothing of a commit that is refused, and record it the next time', async () => {
    await rows(
      "CREATE TRIGGER full BEFORE INSERT ON deliveries WHEN new.delivery = 'b' BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    await expect(ours.record(entries('a', 'b'))).rejects.toMatchObject({ kind: 'unavailable' });
    await rows('DROP TRIGGER full');
    expect(await other.record(entries('b'))).toEqual(['recorded']);
    expect(await ours.record(entries('a', 'b'))).toEqual(['recorded', 'duplicate']);
  });

  it.each(['ours', 'other'])('record again what was forgotten by %s', async (whose) => {
    await ours.record(entries('a', 'b'));
    await other.refresh();
    await rows('DELETE FROM deliveries');
    await (whose === 'ours' ? ours : other).refresh();
    // Numbers are never given twice: a row that is gone is not taken for a later one.
    expect(await other.record(entries('c', 'a'))).toEqual(['recorded', 'recorded']);
    expect(await ours.record(entries('b', 'c', 'a'))).toEqual(['recorded', 'duplicate', 'duplicate']);
    expect(await rows('SELECT id FROM deliveries ORDER BY id')).toEqual([{ id: 3 }, { id: 4 }, { id: 5 }]);
  });
});
