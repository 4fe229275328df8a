import { Refusal } from '../../world';
import type { Caller } from './caller';

/** What a call needs: of an OAuth style credential, and of an API token. */
export interface Needs {
  readonly oauth: readonly string[];
  readonly api: readonly string[];
}

function needs(oauth: string, ...api: readonly string[]): Needs {
  return { oauth: [oauth], api: api.map((scope) => `${scope}:bitbucket`) };
}

/** Nothing but a credential, and not even that for what is public. */
export const OPEN: Needs = { oauth: [], api: [] };
export const READ_PULL_REQUEST = needs('pullrequest', 'read:pullrequest');
export const WRITE_PULL_REQUEST = needs('pullrequest:write', 'read:pullrequest', 'write:pullrequest');
export const READ_REPOSITORY = needs('repository', 'read:repository');
export const ADMIN_REPOSITORY = needs('repository:admin', 'admin:repository');
export const READ_HOOKS = needs('webhook', 'read:webhook');
export const WRITE_HOOKS = needs('webhook', 'read:webhook', 'write:webhook');
export const DELETE_HOOKS = needs('webhook', 'delete:webhook');
export const READ_WORKSPACE = needs('account', 'read:workspace');
export const READ_USER = needs('account', 'read:user');

/** Throws the 403 that lists what is missing. */
export function requireScopes(caller: Caller, needed: Needs): void {
  if (caller.kind === 'anonymous' || caller.kind === 'connect-jwt') return;
  const required = caller.kind === 'api' ? needed.api : needed.oauth;
  if (required.every((scope) => caller.scopes.has(scope))) return;
  throw new Refusal(403, 'Your credentials lack one or more required privilege scopes.', {
    required,
    granted: [...caller.scopes],
  });
}
