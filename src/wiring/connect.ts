import type { Logger } from '../telemetry';
import type { ServerConfig } from '../config';
import { Failure } from '../domain';
import { connectDoor, type Door } from '../intake';
import { claimedIssuer, proveInstallation, verifyConnectJwt } from '../platform/cloud-connect';
import type { HttpClient } from '../platform/http';
import type { Store } from '../store';
import type { ConnectPort } from '../web';
import { pathOf } from './addresses';

/** What the web needs of the Connect protocol. */
export function connectPort(config: ServerConfig, http: HttpClient): ConnectPort {
  const basePath = pathOf(config.baseUrl);
  const { appKey } = config.connect;
  return {
    issuerOf: claimedIssuer,
    verify(token, request, { clientKey, secrets }) {
      const answer = verifyConnectJwt({
        token,
        clientKey,
        secrets,
        request: { ...request, basePath },
        now: Date.now(),
      });
      if (answer.ok) return;
      throw new Failure({
        kind: 'unauthenticated',
        what: `The token of this request is not valid for it (${answer.reason}).`,
        next: 'Open the page from Bitbucket again.',
      });
    },
    async proveInstallation(claim, signal) {
      const { workspace, name, slug } = await proveInstallation(http, config.bitbucket, { appKey, ...claim }, signal);
      return { id: workspace, name: name ?? slug };
    },
  };
}

/** The door of the app's webhooks. */
export function openConnectDoor(config: ServerConfig, { installations }: Store): Door {
  const basePath = pathOf(config.baseUrl);
  return connectDoor({
    installationOf: (clientKey) => installations.byClientKey(clientKey),
    secretsOf: (tenant) => installations.secretsOf(tenant),
    claimedClientKey: claimedIssuer,
    verify: ({ token, clientKey, secrets, method, url, now }) =>
      verifyConnectJwt({ token, clientKey, secrets, request: { method, url, basePath }, now }).ok,
    now: Date.now,
  });
}

/** Said once at start when nobody can reach Loom by any door. */
export function warnWithoutDoors({ bitbucket, reconcileIntervalMs }: ServerConfig, logger: Logger): void {
  if (bitbucket.credential === null && bitbucket.dataCenters.length === 0) {
    logger.info({}, 'No token and no OAuth consumer is set: only workspaces that install the app are served.');
  } else if (bitbucket.credential !== null && bitbucket.webhookSecrets.length === 0) {
    logger.warn(
      {},
      'BITBUCKET_WEBHOOK_SECRET is not set: plain webhooks are refused, but for repositories with a secret of their own.',
    );
  }
  for (const { name, webhookSecrets } of bitbucket.dataCenters) {
    if (webhookSecrets.length > 0) continue;
    const so = reconcileIntervalMs === 0 ? 'nothing is reviewed' : 'pull requests are found by asking for them';
    logger.warn({ connection: name }, `The connection has no webhook secret: its webhooks are refused, and ${so}.`);
  }
}
