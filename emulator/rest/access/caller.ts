import type { Account, Installation, Token } from '../../world';

/** Who a request acts as. */
export interface Caller {
  /** What rate limits count by. */
  readonly key: string;
  readonly kind: Token['kind'] | 'connect-jwt' | 'anonymous';
  readonly account: Account | null;
  /** With what they imply. */
  readonly scopes: ReadonlySet<string>;
  readonly reach: Token['reach'];
  /** Of a call that is signed as a Connect app. */
  readonly installation: Installation | null;
}

const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  project: ['repository'],
  'repository:write': ['repository'],
  pullrequest: ['repository'],
  'pullrequest:write': ['pullrequest', 'repository:write', 'repository'],
  'account:write': ['account', 'email'],
  account: [],
};

/** OAuth scopes with what they imply. The scopes of API tokens imply nothing. */
export function withImplied(scopes: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (scope: string): void => {
    if (all.has(scope)) return;
    all.add(scope);
    for (const implied of IMPLIED[scope] ?? []) add(implied);
  };
  for (const scope of scopes) add(scope);
  return all;
}
