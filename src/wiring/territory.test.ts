import type { DataCenterConnection } from '../config';
import type { Installation } from '../domain';
import { territoryOf } from './territory';

const CLOUD: Installation = {
  id: 't1',
  kind: 'cloud-connect',
  clientKey: 'key',
  workspace: '{w}',
  workspaceName: 'Acme',
  state: 'active',
  account: null,
};
const CONNECTION: DataCenterConnection = {
  name: 'server',
  url: 'https://git.example.com',
  token: ['t', 'x'].join(''),
  ca: null,
  webhookSecrets: [],
  signIn: null,
  repositories: ['EXP'],
};

describe('territoryOf', () => {
  it('is the workspace of an app', () => {
    expect(territoryOf(CLOUD, new Map())).toMatchObject({ tenant: 't1', places: ['{w}'], knownOnly: false });
  });

  it('is what a token was led to, since it may reach all that its owner does', () => {
    expect(territoryOf({ ...CLOUD, workspace: null }, new Map())).toMatchObject({
      tenant: 't1',
      places: [],
      knownOnly: true,
    });
  });

  it('is what a connection was given', () => {
    const configured = new Map([['t1', CONNECTION]]);
    expect(territoryOf({ ...CLOUD, workspace: null }, configured)).toMatchObject({ places: ['EXP'], knownOnly: false });
    const everywhere = new Map([['t1', { ...CONNECTION, repositories: [] }]]);
    expect(territoryOf(CLOUD, everywhere)).toMatchObject({ tenant: 't1', places: [], knownOnly: false });
  });
});
