import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiContext } from './api-context';
import { audit } from './audit';
import type { WebhookSecretView } from './contract';
import { repositoryOf, sessionOf } from './session-guard';
import { demandEdit, repositoryAccess } from './settings-access';

const SECRET_BYTES = 32;

/** `POST /api/settings/repository/webhook-secret`: a new secret, shown this once. The one before counts a while longer. */
export function postWebhookSecret(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const ref = repositoryOf(session);
    demandEdit(await repositoryAccess(context, session), context.signInFor(session.tenant));
    const view: WebhookSecretView = { secret: randomBytes(SECRET_BYTES).toString('base64url') };
    await context.store.settings.rotateWebhookSecret(ref, view.secret);
    audit(context.logger, session, 'webhook-secret.rotate');
    res.json(view);
  };
}
