/** One environment variable of the server: what it means, and whether its value may be shown. */
export interface ServerVariable {
  readonly description: string;
  readonly secret?: boolean;
  readonly default?: string;
}

/**
 * Every environment variable that `loom serve` reads: the one table behind validation, documentation and redaction. Each can also
 * come from a file: `NAME_FILE` names it, and its content without the line feed at the end is the value.
 */
export const SERVER_VARIABLES = {
  PORT: { description: 'Port to listen on.', default: '3000' },
  LOOM_HOST: {
    description: 'Address to listen on. `127.0.0.1` behind a proxy on the same machine.',
    default: '0.0.0.0',
  },
  LOOM_BASE_URL: {
    description: 'Public address of this server, as Bitbucket and people reach it. https, except on this machine.',
    default: 'http://localhost:PORT',
  },
  LOOM_SECRET_KEY: {
    description: 'Seals secrets in the database and signs page sessions. 32 bytes, as 64 hexadecimal digits or base64.',
    secret: true,
  },
  DATABASE_URL: {
    description: '`file:PATH` for SQLite, or `postgres://USER:PASSWORD@HOST/NAME`.',
    secret: true,
    default: 'file:data/loom.sqlite',
  },
  WORKER_CONCURRENCY: { description: 'Reviews at the same time.', default: '2' },
  JOB_TIMEOUT_MS: { description: 'Longest review, in milliseconds.', default: '600000' },
  JOB_LEASE_MS: {
    description: 'How long the work of a process that died waits before another takes it, in milliseconds.',
    default: '30000',
  },
  LOOM_LOG_LEVEL: { description: '`debug`, `info`, `warn`, `error` or `silent`.', default: 'info' },
  NODE_ENV: { description: '`production` refuses settings that are only safe on a developer’s machine.' },
  RECONCILE_INTERVAL_MS: {
    description:
      'How often Loom looks for open pull requests that no webhook told it of, in milliseconds; also at every start. `0`: never.',
    default: '300000',
  },
  BITBUCKET_WEBHOOK_SECRET: {
    description:
      'Secret of the webhooks at `/api/webhooks/bitbucket` and `/api/webhooks/bitbucket-server`. During a rotation `NEW,OLD`: both are accepted.',
    secret: true,
  },
  BITBUCKET_ACCESS_TOKEN: {
    description: 'Repository, project or workspace access token that Loom works with where the app is not installed.',
    secret: true,
  },
  BITBUCKET_EMAIL: { description: 'Atlassian account of `BITBUCKET_API_TOKEN`.' },
  BITBUCKET_API_TOKEN: { description: 'API token that Loom works with where the app is not installed.', secret: true },
  BITBUCKET_CLIENT_ID: {
    description: 'Key of an OAuth consumer: people sign in with it, and without a token Loom works with it.',
  },
  BITBUCKET_CLIENT_SECRET: { description: 'Secret of that OAuth consumer.', secret: true },
  BITBUCKET_USERNAME: { description: 'Of old settings; refused together with `BITBUCKET_APP_PASSWORD`.' },
  BITBUCKET_APP_PASSWORD: {
    description: 'Bitbucket removed app passwords on 28 July 2026; use `BITBUCKET_API_TOKEN`.',
    secret: true,
  },
  BITBUCKET_API_URL: { description: 'Address of Bitbucket’s API.', default: 'https://api.bitbucket.org' },
  BITBUCKET_URL: { description: 'Address of Bitbucket’s pages.', default: 'https://bitbucket.org' },
  BITBUCKET_SERVER_HOST: {
    description:
      'Address of a Bitbucket Data Center, with its context path if it has one; a bare host name means https.',
  },
  BITBUCKET_SERVER_TOKEN: {
    description: 'HTTP access token that Loom works with there: of a user, a project or a repository.',
    secret: true,
  },
  BITBUCKET_SERVER_CA: {
    description:
      'Certificates in PEM that Loom trusts there besides the usual ones; `BITBUCKET_SERVER_CA_FILE` names the file.',
  },
  BITBUCKET_SERVER_CLIENT_ID: {
    description: 'Client ID of the incoming application link that people sign in with there.',
  },
  BITBUCKET_SERVER_CLIENT_SECRET: { description: 'Client secret of that application link.', secret: true },
  BITBUCKET_SERVER_REPOSITORIES: {
    description:
      'Projects (`KEY`) and repositories (`KEY/slug`), separated by commas, that Loom looks through there for pull requests that no webhook told it of. Default: all that the token may see.',
  },
  BITBUCKET_SERVER_CONNECTIONS: {
    description: 'More connections to Bitbucket Data Center, as a JSON list; see docs/data-center.md.',
    secret: true,
  },
  LOOM_CONNECT_KEY: { description: 'Key of the Connect app, as it was registered.', default: 'loom-for-bitbucket' },
  LOOM_ALLOW_VOTES: {
    description:
      '`1` lets the Connect app ask for the right to approve and request changes (scope `pullrequest:write`). Bitbucket grants no more scopes to apps that are installed already.',
  },
  HTTPS_PROXY: { description: 'Proxy for requests to Bitbucket. May hold its user name and password.', secret: true },
  NO_PROXY: { description: 'Hosts that are called without the proxy, separated by commas.' },
  LOOM_FORGE_APP_LINK: { description: 'Address that installs the Forge app; shown beside the Connect app.' },
  LOOM_METRICS_TOKEN: {
    description: 'Bearer token that `/metrics` asks for. Without one, it answers this machine only.',
    secret: true,
  },
  LOOM_TRUST_PROXY: { description: 'Number of proxies in front of Loom whose `X-Forwarded-*` count.', default: '0' },
} as const satisfies Readonly<Record<string, ServerVariable>>;

export type ServerVariableName = keyof typeof SERVER_VARIABLES;
