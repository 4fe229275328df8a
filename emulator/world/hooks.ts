import type { Hook, Repository, Workspace } from './model';
import { newUuid, type WorldState } from './state';

export interface NewHook {
  readonly url: string;
  readonly events: readonly string[];
  readonly description?: string | undefined;
  readonly active?: boolean | undefined;
  readonly secret?: string | null | undefined;
}

export function addHook(state: WorldState, subject: Repository | Workspace, request: NewHook): Hook {
  const hook: Hook = {
    uuid: newUuid(),
    url: request.url,
    description: request.description ?? '',
    active: request.active ?? true,
    events: request.events,
    secret: emptyIsNone(request.secret ?? null),
    createdOn: state.now(),
  };
  subject.hooks.set(hook.uuid, hook);
  return hook;
}

/** A secret that is left out stays; null or an empty one removes it. */
export function updateHook(_state: WorldState, hook: Hook, change: Partial<NewHook>): void {
  hook.url = change.url ?? hook.url;
  hook.events = change.events ?? hook.events;
  hook.description = change.description ?? hook.description;
  hook.active = change.active ?? hook.active;
  if (change.secret !== undefined) hook.secret = emptyIsNone(change.secret);
}

function emptyIsNone(secret: string | null): string | null {
  return secret === '' ? null : secret;
}
