import type { HostTools } from './command-line';

/** How Loom signs in to Bitbucket Cloud when no app is installed. */
export type CloudCredential =
  | { readonly kind: 'access-token'; readonly token: string }
  | { readonly kind: 'api-token'; readonly email: string; readonly token: string }
  | { readonly kind: 'oauth-consumer'; readonly clientId: string; readonly clientSecret: string };

/** One Bitbucket Data Center that Loom works in, by a token. */
export interface DataCenterConnection {
  /** What the operator calls it; unique. */
  readonly name: string;
  /** `https://bitbucket.example.com/context`, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** Certificates to trust besides the usual ones, in PEM; null: no others. */
  readonly ca: string | null;
  /** Secrets of its webhooks, the current one first. */
  readonly webhookSecrets: readonly string[];
  /** Incoming application link that people sign in with; null: no sign-in. */
  readonly signIn: { readonly clientId: string; readonly clientSecret: string } | null;
  /** Projects (`KEY`) and repositories (`KEY/slug`) that Loom looks after without a webhook; empty: all that the token may see. */
  readonly repositories: readonly string[];
}

/** Everything that the operator sets, validated at start; see `docs/configuration.md`. */
export interface ServerConfig {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Public address of this server, without a slash at its end. */
  readonly baseUrl: string;
  /** `file:/path/loom.sqlite` or `postgres://…`. */
  readonly databaseUrl: string;
  /** 32 bytes; seals secrets at rest and signs page sessions. */
  readonly secretKey: Buffer;
  readonly workerConcurrency: number;
  readonly jobTimeoutMs: number;
  /** How long a job of a process that died waits for another. */
  readonly jobLeaseMs: number;
  /** How often Loom looks for pull requests whose webhook was lost; 0: never. */
  readonly reconcileIntervalMs: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly cacheFolder: string;
  readonly hostTools: HostTools;
  readonly production: boolean;
  /** Bearer token that `/metrics` asks for; null: it answers the loopback only. */
  readonly metricsToken: string | null;
  /** Proxies in front whose `X-Forwarded-*` count. */
  readonly trustedProxies: number;
  /** Value of `AC_OPTS`, which can switch checks of atlassian-connect-express off; null when unset. */
  readonly connectSwitches: string | null;
  readonly proxy: { readonly url: string; readonly except: string } | null;
  readonly bitbucket: {
    /** `https://api.bitbucket.org` and `https://bitbucket.org`, unless the operator points at another place. */
    readonly apiUrl: string;
    readonly webUrl: string;
    /** For repositories without the app. */
    readonly credential: CloudCredential | null;
    /** Consumer that people sign in with; null: no sign-in outside of Bitbucket. */
    readonly signIn: { readonly clientId: string; readonly clientSecret: string } | null;
    /** Global webhook secrets, the current one first; more than one during a rotation. */
    readonly webhookSecrets: readonly string[];
    readonly dataCenters: readonly DataCenterConnection[];
  };
  readonly connect: {
    /** Key of the app, `key` in the descriptor. */
    readonly appKey: string;
    /** Address that installs the Forge app, shown beside the Connect app; null when there is none. */
    readonly forgeAppLink: string | null;
    /** Ask for the scope that approving and requesting changes needs. */
    readonly votes: boolean;
  };
}
