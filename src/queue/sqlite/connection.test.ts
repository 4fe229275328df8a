import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection, type SqliteConnection } from './connection';

const INSERT = 'INSERT INTO kept (name) VALUES ($1) RETURNING name';
const UPDATE = 'UPDATE kept SET name = $1 WHERE name = $2 RETURNING name';
const NAMES = 'SELECT name FROM kept ORDER BY name';

describe('a connection whose statement was refused because another program writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loom-connection-'));
  let ours: SqliteConnection;
  let other: SqliteConnection;

  beforeEach(async () => {
    const file = join(folder, 'queue.sqlite');
    ours = await openConnection(file, 20);
    other = await openConnection(file, 20);
    await ours.script('DROP TABLE IF EXISTS kept; CREATE TABLE kept (name TEXT)');
    await other.script('BEGIN IMMEDIATE');
    await expect(ours.rows(UPDATE, ['c', 'b'])).rejects.toMatchObject({ kind: 'unavailable' });
    await other.script('COMMIT');
  });
  afterEach(() => Promise.all([ours.close(), other.close()]));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('commits what comes next', async () => {
    await ours.rows(INSERT, ['a']);
    expect(await other.rows(NAMES, [])).toEqual([{ name: 'a' }]);
  });

  it('undoes nothing of it when the refused statement runs again', async () => {
    await ours.rows(INSERT, ['a']);
    await ours.rows(UPDATE, ['c', 'b']);
    expect(await ours.rows(NAMES, [])).toEqual([{ name: 'a' }]);
  });
});
