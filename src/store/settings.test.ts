import { randomBytes } from 'node:crypto';
import type { Settings } from '../domain';
import { connect } from './sequelize/connect';
import { onEveryStore } from './testing/store-contract';

const all: Settings = {
  enabled: false,
  drafts: true,
  inlineComments: false,
  summary: false,
  insights: false,
  buildStatus: false,
  tasks: 'blockers',
  reviewAction: 'approve',
  gateFailOn: 'none',
  minSeverity: 'warning',
  ignorePaths: ['**/*.min.js'],
};

onEveryStore('settings', (world) => {
  it('are kept per workspace and per repository, and replaced as a whole', async () => {
    const ref = { tenant: 'settings', repository: '{r1}' };
    const { settings } = world.store;
    expect(await settings.workspace('settings')).toEqual({});
    expect(await settings.repository(ref)).toEqual({});
    await settings.setWorkspace('settings', { drafts: true }, '{ada}');
    await settings.setRepository(ref, all, '{ada}');
    expect(await settings.workspace('settings')).toEqual({ drafts: true });
    expect(await settings.repository(ref)).toEqual(all);
    await settings.setRepository(ref, { minSeverity: 'blocker' }, '{ada}');
    expect(await settings.repository(ref)).toEqual({ minSeverity: 'blocker' });
    expect(await settings.repository({ ...ref, tenant: 'other' })).toEqual({});
  });

  it('of a form that this version does not read are named, without their values', async () => {
    const { sequelize } = await connect(world.databaseUrl);
    for (const [tenant, text] of [
      ['broken-1', '{'],
      ['broken-2', '{"tasks":"a-value"}'],
    ]) {
      const bind = [tenant, text];
      await sequelize.query("INSERT INTO workspace_settings VALUES ($1, $2, '', 0)", { bind });
      const failure = { kind: 'bug', where: expect.stringContaining('workspace_settings: settings') as string };
      await expect(world.store.settings.workspace(String(tenant))).rejects.toMatchObject(failure);
    }
    await sequelize.close();
  });

  it('hold the secrets of a repository’s webhook, the one before as well', async () => {
    const ref = { tenant: 'webhook', repository: '{r1}' };
    const [first, second] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    const { settings } = world.store;
    expect(await settings.webhookSecrets(ref)).toEqual({ current: null, previous: null });
    await settings.rotateWebhookSecret(ref, first);
    expect(await settings.webhookSecrets(ref)).toEqual({ current: first, previous: null });
    await settings.rotateWebhookSecret(ref, second);
    expect(await settings.webhookSecrets(ref)).toEqual({ current: second, previous: first });
    await settings.rotateWebhookSecret(ref, null);
    expect(await settings.webhookSecrets(ref)).toEqual({ current: null, previous: second });
    expect(await settings.webhookSecrets({ ...ref, tenant: 'other' })).toEqual({ current: null, previous: null });
  });

  it('hold the name of a repository, and the sealed tokens of people', async () => {
    const ref = { tenant: 'names', repository: '{r1}' };
    await world.store.saveRepository({ ref, fullName: 'acme/old' });
    await world.store.saveRepository({ ref, fullName: 'acme/new' });
    expect(await world.store.repository(ref)).toEqual({ ref, fullName: 'acme/new' });
    expect(await world.store.repository({ ...ref, tenant: 'other' })).toBeNull();

    const tokens = { accessToken: randomBytes(9).toString('hex'), refreshToken: 'r', expiresAt: 1_800_000_000_000 };
    await world.store.people.saveTokens('{ada}', 'Ada', { ...tokens, accessToken: 'older' });
    await world.store.people.saveTokens('{ada}', 'Ada', tokens);
    expect(await world.store.people.tokens('{ada}')).toEqual(tokens);
    await world.store.people.forget('{ada}');
    expect(await world.store.people.tokens('{ada}')).toBeNull();
  });

  it('outlive the process', async () => {
    await world.store.settings.setWorkspace('lasting', all, '{ada}');
    const again = await world.reopen();
    expect(await again.settings.workspace('lasting')).toEqual(all);
    expect(await again.healthy()).toBe(true);
  });
});
