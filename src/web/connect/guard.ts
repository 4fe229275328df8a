import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { Failure, type Installation } from '../../domain';
import type { InstallationStore } from '../../store';
import type { Logger } from '../../telemetry';
import type { ConnectPort } from '../dependencies';
import type { Approval, Approvals } from './approvals';
import { jwtOf } from './authorization';
import { type Expected, type LifecycleClaim, type LifecycleEvent, readLifecycleClaim } from './lifecycle-claim';
import { addPending } from './pending-installs';
import { proveClaim } from './prove-claim';
import type { Turns } from './turns';

export interface GuardOptions {
  readonly installations: InstallationStore;
  readonly connect: ConnectPort;
  readonly approvals: Approvals;
  readonly turns: Turns;
  readonly expected: Expected;
  readonly logger: Logger;
  /** Counts an install that is not signed with a stored secret; rejects when there were too many. */
  readonly countUnsigned: (req: Request, res: Response) => Promise<void>;
}

/**
 * Decides whether a lifecycle call is Bitbucket's. A known installation must sign with the secret that is stored; an unknown one is
 * proved with the host before it counts. What passes goes on to the Connect library with a body that holds vetted fields only.
 */
export function lifecycleGuard(event: LifecycleEvent, options: GuardOptions): RequestHandler {
  return async (req, res, next) => {
    const claim = claimOf(req, event, options);
    const token = tokenOf(req, options.connect);
    const endTurn = await options.turns.begin(claim.clientKey);
    res.once('close', endTurn);
    const known = await options.installations.byClientKey(claim.clientKey);
    if (known !== null && known.state !== 'pending') {
      const approval = await checkKnown({ req, event, claim, token, known }, options);
      if (approval === 'nothing-to-do') {
        res.status(204).end();
        return;
      }
      passOn(req, claim, approval, options);
      next();
      return;
    }
    if (event === 'uninstalled') throw unauthenticated();
    await options.countUnsigned(req, res);
    const approval = await checkUnknown(claim, options);
    // There is no secret yet that the library could check a token with.
    delete req.headers.authorization;
    passOn(req, claim, approval, options);
    next();
  };
}

function claimOf(req: Request, event: LifecycleEvent, options: GuardOptions): LifecycleClaim {
  // The library would take tokens from the query too; Bitbucket sends none there.
  if (req.originalUrl.includes('?')) throw invalid('A lifecycle call carries no query.');
  if (!req.is('application/json')) throw invalid('A lifecycle call is JSON.');
  const claim = readLifecycleClaim(req.body, event, options.expected);
  if (!('problem' in claim)) return claim;
  options.logger.warn({ event, problem: claim.problem }, 'A lifecycle call was refused.');
  throw invalid('This is not a lifecycle call for this app.');
}

/** The token of the call, null when it has none. Another algorithm than HS256 is refused before the library can follow it. */
function tokenOf(req: Request, connect: ConnectPort): string | null {
  delete req.headers['x-acpt'];
  if (req.headers.authorization === undefined) return null;
  const token = jwtOf(req.headers.authorization);
  if (token === null || connect.issuerOf(token) === null) throw unauthenticated();
  return token;
}

interface KnownCall {
  readonly req: Request;
  readonly event: LifecycleEvent;
  readonly claim: LifecycleClaim;
  readonly token: string | null;
  readonly known: Installation;
}

async function checkKnown(call: KnownCall, options: GuardOptions): Promise<Approval | 'nothing-to-do'> {
  const { req, event, claim, token, known } = call;
  const secrets = await options.installations.secretsOf(known.id);
  if (secrets === null) throw unauthenticated();
  if (token === null) {
    if (event === 'installed' && isSame(claim.sharedSecret, secrets.sharedSecret)) return 'nothing-to-do';
    options.logger.warn({ event, tenant: known.id }, 'A lifecycle call of a known installation was not signed.');
    throw unauthenticated();
  }
  if (options.connect.issuerOf(token) !== claim.clientKey) throw unauthenticated();
  options.connect.verify(
    token,
    { method: req.method, url: req.originalUrl },
    { clientKey: claim.clientKey, secrets: [secrets.sharedSecret] },
  );
  const kind = event === 'installed' ? 'reinstall' : 'uninstall';
  options.logger.info({ event, tenant: known.id }, 'A signed lifecycle call was accepted.');
  return { kind, installation: known.id, workspaceName: claim.principalName };
}

async function checkUnknown(claim: LifecycleClaim, options: GuardOptions): Promise<Approval> {
  const { installations, logger } = options;
  const pending = await addPending(claim, installations, options.turns);
  try {
    const workspace = await proveClaim(claim, options.connect);
    logger.info({ tenant: pending.id }, 'A first installation was proved.');
    const workspaceName = workspace.name ?? claim.principalName;
    return { kind: 'first-install', installation: pending.id, workspace: workspace.id, workspaceName };
  } catch (error) {
    await installations.discard(pending.id);
    logger.warn({ tenant: pending.id }, 'A first installation could not be proved and was dropped.');
    throw error;
  }
}

function passOn(req: Request, claim: LifecycleClaim, approval: Approval, options: GuardOptions): void {
  const { appKey: key, webUrl: baseUrl } = options.expected;
  const body = { key, baseUrl, clientKey: claim.clientKey, sharedSecret: claim.sharedSecret, productType: 'bitbucket' };
  options.approvals.approve(body, approval);
  req.body = body;
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function unauthenticated(): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'This lifecycle call is not signed as it must be.',
    next: 'Remove the app from the workspace and install it again from Bitbucket.',
  });
}

function invalid(what: string): Failure {
  return new Failure({ kind: 'invalid', what, next: 'Install the app from Bitbucket.' });
}
