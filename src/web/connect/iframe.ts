import type { Request } from 'express';
import { Failure, type Installation } from '../../domain';
import type { InstallationStore } from '../../store';
import type { ConnectPort } from '../dependencies';

/**
 * Whose page this is: checks the signature of an iframe address. Everything in the address is covered by it, so the ids in it are
 * what Bitbucket showed to this person.
 * @throws Failure `unauthenticated`
 */
export async function verifyIframe(
  req: Request,
  installations: InstallationStore,
  connect: ConnectPort,
): Promise<Installation> {
  const token = req.query.jwt;
  const clientKey = typeof token === 'string' ? connect.issuerOf(token) : null;
  if (typeof token !== 'string' || clientKey === null) throw refused();
  const installation = await installations.byClientKey(clientKey);
  if (installation?.state !== 'active') throw refused();
  const secrets = await installations.secretsOf(installation.id);
  if (secrets === null) throw refused();
  connect.verify(token, { method: req.method, url: req.originalUrl }, { clientKey, secrets: [secrets.sharedSecret] });
  return installation;
}

function refused(): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'Bitbucket did not sign the address of this page, or the app was removed.',
    next: 'Reload the page in Bitbucket.',
  });
}
