import type { Account, RepositoryRef } from '../domain';
import type { Permission } from '../platform';
import type { PersonTokens } from '../store';

/** Sign-in with the host and what the signed-in person may do. */
export interface PeoplePort {
  authorizeUrl(request: {
    readonly state: string;
    readonly codeChallenge: string;
    readonly redirectUri: string;
  }): string;
  exchangeCode(
    grant: { readonly code: string; readonly codeVerifier: string; readonly redirectUri: string },
    signal: AbortSignal,
  ): Promise<PersonTokens>;
  /** The old refresh token dies with this call. */
  refresh(refreshToken: string, signal: AbortSignal): Promise<PersonTokens>;
  whoAmI(accessToken: string, signal: AbortSignal): Promise<Account>;
  repositoryPermission(
    accessToken: string,
    /** `account`: id of whom the token belongs to. */
    asked: { readonly ref: RepositoryRef; readonly workspace: string | null; readonly account: string },
    signal: AbortSignal,
  ): Promise<Permission | 'unknown'>;
  isWorkspaceAdmin(
    accessToken: string,
    asked: { readonly workspace: string; readonly account: string },
    signal: AbortSignal,
  ): Promise<boolean | 'unknown'>;
}
