/** Every scope that an app may ask for. One unknown scope makes an installation fail. */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set([
  'account',
  'account:write',
  'email',
  'project',
  'project:admin',
  'project:write',
  'repository',
  'repository:write',
  'repository:admin',
  'repository:delete',
  'pullrequest',
  'pullrequest:write',
  'webhook',
  'pipeline',
  'pipeline:write',
  'pipeline:variable',
  'runner',
  'runner:write',
  'snippet',
  'snippet:write',
  'issue',
  'issue:write',
  'wiki',
]);

const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  project: ['repository'],
  'repository:write': ['repository'],
  pullrequest: ['repository'],
  'pullrequest:write': ['pullrequest', 'repository:write'],
};

/** The scopes and all that they bring along. */
export function withImplied(scopes: readonly string[]): ReadonlySet<string> {
  const granted = new Set<string>();
  const open = [...scopes];
  for (let scope = open.pop(); scope !== undefined; scope = open.pop()) {
    if (granted.has(scope)) continue;
    granted.add(scope);
    open.push(...(IMPLIED[scope] ?? []));
  }
  return granted;
}

/** What a subscriber must be allowed to read to hear of an event. */
export function scopeOfEvent(event: string): string {
  return event.startsWith('pullrequest:') ? 'pullrequest' : 'repository';
}
