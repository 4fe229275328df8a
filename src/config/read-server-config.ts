import { z } from 'zod';
import { Failure } from '../domain';
import { readCliEnvironment } from './command-line';
import { bitbucketAccess } from './bitbucket-access';
import { readSignIn } from './credentials';
import { type RawVariables, readVariables } from './read-variables';
import type { ServerConfig } from './server-config';
import { httpUrl, valueReader } from './value-reader';
import { SERVER_VARIABLES } from './variables';
import { readWebhookSecrets } from './webhook-secrets';

const whole = (least: number, most: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^\d+$/, 'It must be a whole number.')
    .transform(Number)
    .pipe(z.number().min(least, `It must be at least ${least}.`).max(most, `It must be at most ${most}.`));

/** Off, or at least as long as a look at every repository may take. */
const interval = z
  .string()
  .regex(/^(0|[1-9]\d{3,8})$/, 'It must be 0, or a whole number of at least 1000.')
  .transform(Number);

const secretKey = z.string().transform((text, context) => {
  const bytes = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length === 32) return bytes;
  context.addIssue({ code: 'custom', message: 'It must be 32 bytes, as 64 hexadecimal digits or as base64.' });
  return z.NEVER;
});

const databaseUrl = z.string().regex(/^(file:.|postgres(ql)?:\/\/.)/, 'It must begin with `file:` or `postgres://`.');

/**
 * Reads and validates everything that the operator set.
 * @throws Failure `invalid` that names the variable, what is wrong with it, and what would be right; never its value
 */
export function readServerConfig(raw: RawVariables = process.env): ServerConfig {
  const values = readVariables(raw);
  const read = valueReader(values);
  const { proxy, ...bitbucket } = bitbucketAccess(values, read);
  const port = read('PORT', whole(0, 65_535), SERVER_VARIABLES.PORT.default);
  const production = values.NODE_ENV === 'production';
  const baseUrl = read('LOOM_BASE_URL', httpUrl, `http://localhost:${port}`);
  if (production) mustBePublic(baseUrl);
  return {
    port,
    host: values.LOOM_HOST ?? SERVER_VARIABLES.LOOM_HOST.default,
    baseUrl,
    databaseUrl: read('DATABASE_URL', databaseUrl, SERVER_VARIABLES.DATABASE_URL.default),
    secretKey: read('LOOM_SECRET_KEY', secretKey, undefined),
    workerConcurrency: read('WORKER_CONCURRENCY', whole(0, 64), SERVER_VARIABLES.WORKER_CONCURRENCY.default),
    jobTimeoutMs: read('JOB_TIMEOUT_MS', whole(1_000, 86_400_000), SERVER_VARIABLES.JOB_TIMEOUT_MS.default),
    jobLeaseMs: read('JOB_LEASE_MS', whole(500, 3_600_000), SERVER_VARIABLES.JOB_LEASE_MS.default),
    reconcileIntervalMs: read('RECONCILE_INTERVAL_MS', interval, SERVER_VARIABLES.RECONCILE_INTERVAL_MS.default),
    logLevel: read(
      'LOOM_LOG_LEVEL',
      z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'It must be `debug`, `info`, `warn`, `error` or `silent`.'),
      SERVER_VARIABLES.LOOM_LOG_LEVEL.default,
    ),
    cacheFolder: readCliEnvironment(raw).cacheFolder,
    hostTools: readCliEnvironment(raw).hostTools,
    production,
    metricsToken: values.LOOM_METRICS_TOKEN ?? null,
    trustedProxies: read('LOOM_TRUST_PROXY', whole(0, 16), SERVER_VARIABLES.LOOM_TRUST_PROXY.default),
    connectSwitches: raw.AC_OPTS === '' ? null : (raw.AC_OPTS ?? null),
    proxy,
    bitbucket: {
      ...bitbucket,
      signIn: readSignIn(values),
      webhookSecrets: readWebhookSecrets('BITBUCKET_WEBHOOK_SECRET', values.BITBUCKET_WEBHOOK_SECRET),
    },
    connect: {
      appKey: values.LOOM_CONNECT_KEY ?? SERVER_VARIABLES.LOOM_CONNECT_KEY.default,
      forgeAppLink: values.LOOM_FORGE_APP_LINK ?? null,
      votes: values.LOOM_ALLOW_VOTES === '1',
    },
  };
}

/** @throws Failure when sessions and secrets would travel in the open */
function mustBePublic(baseUrl: string): void {
  if (!baseUrl.startsWith('https://')) {
    throw new Failure({
      kind: 'invalid',
      what: 'LOOM_BASE_URL is not an https address, and NODE_ENV is `production`.',
      where: 'LOOM_BASE_URL',
      next: 'Put Loom behind a proxy with TLS and name its public https address.',
    });
  }
}
