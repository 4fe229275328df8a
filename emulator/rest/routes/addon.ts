import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type Installation } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';

const update = z.object({
  descriptor_url: z.string().optional(),
  descriptor: z.record(z.string(), z.unknown()).optional(),
});

/** What the host does when an app asks to be read anew, or to go. */
export interface AddonKeeper {
  /** Reads the descriptor again from where the app was registered. */
  refresh(installation: Installation, descriptor: Readonly<Record<string, unknown>> | null): Promise<void>;
  remove(installation: Installation): Promise<void>;
}

export function addonRoutes(router: IRouter, api: Api, keeper: AddonKeeper): void {
  route(router, api, 'put', '/addon', scopes.OPEN, async (call) => {
    const installation = own(call);
    const { descriptor } = call.body(update);
    const asked = descriptor?.scopes;
    if (Array.isArray(asked) && asked.some((scope) => !installation.scopes.includes(String(scope)))) {
      throw new Refusal(400, 'Scopes cannot be increased.');
    }
    await keeper.refresh(installation, descriptor ?? null);
    call.nothing();
  });
  route(router, api, 'delete', '/addon', scopes.OPEN, async (call) => {
    await keeper.remove(own(call));
    call.nothing();
  });
}

function own(call: Call): Installation {
  const { installation, kind } = call.caller;
  if (installation !== null) return installation;
  if (kind === 'anonymous') throw new Refusal(401, 'Authentication required.');
  throw new Refusal(403, 'Only the app itself may do this.');
}
