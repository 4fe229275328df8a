import type { Repository, Workspace } from '../../world';
import type { Host } from './host';
import type { Hook } from './model';

export interface NewHook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly active?: boolean | undefined;
  readonly configuration?: Readonly<Record<string, string>> | undefined;
  readonly sslVerificationRequired?: boolean | undefined;
  readonly credentials?: Hook['credentials'] | undefined;
}

export type HookOwner = Repository | Workspace;

export function addHook(host: Host, owner: HookOwner, request: NewHook): Hook {
  const now = Math.floor(host.world.now() / 1_000);
  const id = host.numbers.of('hook', String(host.world.nextId()));
  const scope = 'pullRequests' in owner ? ('repository' as const) : ('project' as const);
  const hook: Hook = { id, scope, createdDate: now, ...fieldsOf(request), updatedDate: now };
  hooksOf(host, owner).set(id, hook);
  return hook;
}

/** Replaces all that can be edited: what is left out goes back to what it is by default. */
export function replaceHook(host: Host, hook: Hook, request: NewHook): void {
  Object.assign(hook, fieldsOf(request), { updatedDate: Math.floor(host.world.now() / 1_000) });
}

export function hooksOf(host: Host, owner: HookOwner): Map<number, Hook> {
  const known = host.hooks.get(owner.uuid) ?? new Map<number, Hook>();
  host.hooks.set(owner.uuid, known);
  return known;
}

function fieldsOf(request: NewHook): Omit<Hook, 'id' | 'scope' | 'createdDate' | 'updatedDate'> {
  return {
    name: request.name,
    url: request.url,
    active: request.active ?? true,
    events: request.events,
    configuration: request.configuration ?? {},
    sslVerificationRequired: request.sslVerificationRequired ?? true,
    credentials: request.credentials ?? null,
  };
}
