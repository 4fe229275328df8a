import { randomBytes } from 'node:crypto';
import { connect } from './sequelize/connect';
import { onEveryStore } from './testing/store-contract';

const fresh = (): string => randomBytes(16).toString('hex');

function inputOf(clientKey: string | null) {
  return { kind: 'cloud-connect', clientKey, workspace: '{w}', workspaceName: 'acme', state: 'pending' } as const;
}

onEveryStore('installations', (world) => {
  it('finds an installation by id and by client key', async () => {
    const clientKey = fresh();
    const added = await world.store.installations.add(inputOf(clientKey), fresh());
    expect(added).toMatchObject({ ...inputOf(clientKey), account: null });
    expect(await world.store.installations.byId(added.id)).toEqual(added);
    expect(await world.store.installations.byClientKey(clientKey)).toEqual(added);
    expect(await world.store.installations.list()).toContainEqual(added);
    expect(await world.store.installations.byId('nobody')).toBeNull();
    expect(await world.store.installations.byClientKey('nobody')).toBeNull();
  });

  it('refuses a client key that is known, also when two come at once; connections without one are many', async () => {
    const clientKey = fresh();
    const add = (key: string | null) => world.store.installations.add(inputOf(key), null);
    const both = await Promise.allSettled([add(clientKey), add(clientKey)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(add(clientKey)).rejects.toMatchObject({ kind: 'conflict' });
    await add(null);
    await add(null);
  });

  it('changes what it is told and nothing else', async () => {
    const added = await world.store.installations.add(inputOf(fresh()), null);
    await world.store.installations.update(added.id, { state: 'active', account: '{loom}' });
    await world.store.installations.update(added.id, { workspaceName: null });
    const changed = { ...added, state: 'active', account: '{loom}', workspaceName: null };
    expect(await world.store.installations.byId(added.id)).toEqual(changed);
    await expect(world.store.installations.update('nobody', { state: 'active' })).rejects.toMatchObject({
      kind: 'gone',
    });
  });

  it('keeps the secret before the last change', async () => {
    const [first, second] = [fresh(), fresh()];
    const { id } = await world.store.installations.add(inputOf(fresh()), first);
    expect(await world.store.installations.secretsOf(id)).toEqual({
      sharedSecret: first,
      previousSecret: null,
      previousUntil: null,
    });
    await world.store.installations.replaceSecret(id, second, 1_800_000_000_000);
    expect(await world.store.installations.secretsOf(id)).toEqual({
      sharedSecret: second,
      previousSecret: first,
      previousUntil: 1_800_000_000_000,
    });
    await world.store.installations.update(id, { state: 'uninstalled' });
    expect((await world.store.installations.secretsOf(id))?.sharedSecret).toBe(second);
  });

  it('has no secrets where none was given', async () => {
    const { id } = await world.store.installations.add(inputOf(null), null);
    expect(await world.store.installations.secretsOf(id)).toBeNull();
    expect(await world.store.installations.secretsOf('nobody')).toBeNull();
    await world.store.installations.replaceSecret(id, 'x', 5);
    expect(await world.store.installations.secretsOf(id)).toMatchObject({ previousSecret: null, previousUntil: null });
  });

  it('discards pending installations only', async () => {
    const { id } = await world.store.installations.add(inputOf(fresh()), fresh());
    await world.store.installations.update(id, { state: 'active' });
    await world.store.installations.discard(id);
    expect(await world.store.installations.byId(id)).not.toBeNull();
    await world.store.installations.update(id, { state: 'pending' });
    await world.store.installations.discard(id);
    expect(await world.store.installations.byId(id)).toBeNull();
  });

  it('stores no secret in the clear, and opens none under another key or in another row', async () => {
    const secret = fresh();
    const one = await world.store.installations.add(inputOf(fresh()), secret);
    const two = await world.store.installations.add(inputOf(fresh()), fresh());
    const other = await world.reopen(randomBytes(32));
    await expect(other.installations.secretsOf(one.id)).rejects.toThrow('LOOM_SECRET_KEY');
    const { sequelize } = await connect(world.databaseUrl);
    const [rows] = await sequelize.query('SELECT * FROM installations');
    expect(JSON.stringify(rows)).not.toContain(secret);
    await sequelize.query(
      'UPDATE installations SET shared_secret = (SELECT shared_secret FROM installations WHERE id = $1) WHERE id = $2',
      { bind: [one.id, two.id] },
    );
    await sequelize.close();
    await expect(world.store.installations.secretsOf(two.id)).rejects.toMatchObject({ kind: 'invalid' });
  });
});
