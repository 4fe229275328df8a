import type { Account, Token } from '../../world';

/** Who makes a request, and by what right. */
export type Caller =
  | { readonly kind: 'anonymous'; readonly account: null }
  /** A person by password: everything that the person may do. */
  | { readonly kind: 'person'; readonly account: Account }
  /** A token of a person, or of an application that the person let in: no more than both allow. */
  | { readonly kind: 'delegate'; readonly account: Account; readonly token: Token }
  /** A token of a project or a repository: the token alone decides. */
  | { readonly kind: 'service'; readonly account: Account; readonly token: Token };

export const ANONYMOUS: Caller = { kind: 'anonymous', account: null };
