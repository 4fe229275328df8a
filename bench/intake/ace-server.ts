import ace, { type AddOn } from 'atlassian-connect-express';
import express, { type Application } from 'express';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { serveMeasured } from './serve-measured';

/** atlassian-connect-express as its README sets it up: one webhook module, its own store on SQLite, one installed tenant. */
const [, , folder, clientKey, sharedSecret] = process.argv as [string, string, string, string, string];
mkdtempSync(join(folder, 'ace-'));
writeFileSync(
  join(folder, 'config.json'),
  JSON.stringify({
    product: 'bitbucket',
    appKey: 'loom-bench',
    production: {
      whitelist: ['bitbucket.org'],
      store: {
        adapter: 'sequelize',
        url: `sqlite:${join(folder, 'ace.sqlite')}`,
        storage: join(folder, 'ace.sqlite'),
        logging: false,
      },
    },
  }),
);
writeFileSync(
  join(folder, 'atlassian-connect.json'),
  JSON.stringify({
    key: 'loom-bench',
    name: 'bench',
    baseUrl: 'https://bench.example',
    authentication: { type: 'jwt' },
    lifecycle: { installed: '/installed' },
    modules: { webhooks: [{ event: 'pullrequest:updated', url: '/webhook' }] },
  }),
);
process.chdir(folder);
process.env.NODE_ENV = 'production';
process.env.AC_LOCAL_BASE_URL = 'https://bench.example';
const app: Application = express();
app.use(express.json());
const silent = { info: () => undefined, warn: () => undefined, error: console.error };
const addon: AddOn = ace(
  app as never,
  { config: { descriptorTransformer: (descriptor: unknown) => descriptor } } as never,
  silent as never,
  () => {
    void install();
  },
);
app.use(addon.middleware() as never);

async function install(): Promise<void> {
  await addon.settings.set(
    'clientInfo',
    { clientKey, sharedSecret, baseUrl: 'https://bitbucket.org', key: 'loom-bench' },
    clientKey,
  );
  serveMeasured(createServer(app as never));
}
