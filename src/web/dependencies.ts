import type { ServerConfig } from '../config';
import type { PullRequestRef, RepositoryRef } from '../domain';
import type { HostRegistry } from '../platform';
import type { Queue } from '../queue';
import type { Store } from '../store';
import type { Logger, Metrics } from '../telemetry';
import type { SignInSite } from './sites';

/** A request as the host called it: what its signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they arrived, base path included. */
  readonly url: string;
}

/** What a new installation says of itself, before anything of it is believed. */
export interface InstallationClaim {
  readonly clientKey: string;
  readonly sharedSecret: string;
  /** Id of the account that it says it was installed on; null when it does not tell. */
  readonly principal: string | null;
}

/** The workspace as the host told it to the holder of the installation's secret. */
export interface ProvedWorkspace {
  readonly id: string;
  readonly name: string | null;
}

/** The Connect protocol, spoken by the platform module. */
export interface ConnectPort {
  /** Issuer of a token whose header says HS256, unverified; null for anything else. */
  issuerOf(token: string): string | null;
  /** @throws Failure `unauthenticated` unless this installation signed this very request, not long ago, with one of the secrets */
  verify(
    token: string,
    request: SignedRequest,
    trusted: { readonly clientKey: string; readonly secrets: readonly string[] },
  ): void;
  /**
   * Exchanges the secret for a token of the host and asks it for the workspace.
   * @throws Failure `unavailable` or `rate-limited` when the host cannot tell now, anything else when the claim is wrong
   */
  proveInstallation(claim: InstallationClaim, signal: AbortSignal): Promise<ProvedWorkspace>;
}

/** A person's wish about one finding. */
export interface DismissalChange {
  readonly ref: PullRequestRef;
  readonly fingerprint: string;
  /** Account id and name of the person. */
  readonly by: string;
  readonly byName: string;
  /** Why it is dismissed; null takes an earlier dismissal back. */
  readonly reason: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What the operator decides about the web server alone. */
export interface WebOptions {
  /** Express' `trust proxy`: hops, addresses, or false when clients connect directly. */
  readonly trustProxy: number | string | false;
  /** Bearer token that `GET /metrics` demands; null opens it to loopback only. */
  readonly metricsToken: string | null;
  /** Value of `AC_OPTS`, which switches checks of atlassian-connect-express off; null when unset. */
  readonly connectSwitches: string | null;
  /** Ask for the scope that approving and requesting changes needs. */
  readonly votes: boolean;
}

export interface WebDependencies {
  readonly config: ServerConfig;
  readonly options: WebOptions;
  readonly store: Store;
  readonly queue: Queue;
  readonly hosts: HostRegistry;
  readonly connect: ConnectPort;
  /** Where people can sign in; none when nothing is configured for it. */
  readonly sites: readonly SignInSite[];
  /** Name of the site where a tenant's people are, whether or not they can sign in there. */
  readonly siteOf: (tenant: string) => string;
  /** Public address of a repository's own webhook. */
  readonly webhookAddress: (repository: RepositoryRef) => string;
  /** Rejects with Failure `gone` when the pull request has no such finding. */
  readonly applyDismissal: (change: DismissalChange) => Promise<void>;
  /** Whether this process also works off jobs. */
  readonly worker: () => 'running' | 'stopped' | 'elsewhere';
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Where the built pages are. */
  readonly frontendFolder: string;
  /** Where `atlassian-connect.json` and `config.json` are. */
  readonly appFolder: string;
}
