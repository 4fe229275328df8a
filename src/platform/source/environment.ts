import type { Environment } from '../git';
import type { CloneAddress } from './clone-address';
import type { GitCredentials } from './port';

/** What git needs of the operator's environment: where programs are, the proxy, and whom to trust. */
const KEPT =
  /^(?:PATH|TMPDIR|TEMP|TMP|SystemRoot|LD_LIBRARY_PATH|https?_proxy|HTTPS_PROXY|all_proxy|ALL_PROXY|no_proxy|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSL_CAINFO|GIT_SSL_CAPATH)$/;

const FIXED: Environment = {
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  // No transport has this name.
  GIT_ALLOW_PROTOCOL: 'none',
};

/** What git may know that reads the scratch repository in `folder`: nothing of a user or the system, and no network. */
export function readingEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  folder: string,
): Environment {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) if (value !== undefined && KEPT.test(name)) kept[name] = value;
  return { ...kept, ...FIXED, HOME: folder, XDG_CONFIG_HOME: folder, GIT_DIR: folder };
}

export interface Remote {
  readonly address: CloneAddress;
  readonly credentials: GitCredentials;
  /** Leave out the contents of files; they are fetched by id later. */
  readonly withoutContents: boolean;
  /** Certificates to trust instead of the system's own, as a file. */
  readonly trusted: string | null;
}

/**
 * The same with one remote, `origin`. Address and credentials are settings in the environment, which only the process and its
 * children, and their user, can read; the credentials are tied to the exact origin.
 */
export function fetchingEnvironment(reading: Environment, remote: Remote): Environment {
  const { address, credentials, trusted } = remote;
  const settings: [key: string, value: string][] = [
    ['remote.origin.url', address.url],
    [`http.${address.origin}/.extraHeader`, `Authorization: ${authorizationOf(credentials)}`],
  ];
  if (remote.withoutContents) {
    settings.push(['remote.origin.promisor', 'true'], ['remote.origin.partialCloneFilter', 'blob:none']);
  }
  const trust: Environment = trusted === null ? {} : { GIT_SSL_CAINFO: trusted };
  return { ...reading, ...trust, GIT_ALLOW_PROTOCOL: 'http:https', ...asVariables(settings) };
}

function authorizationOf(credentials: GitCredentials): string {
  if ('token' in credentials) return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
}

function asVariables(settings: readonly (readonly [key: string, value: string])[]): Environment {
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  for (const [index, [key, value]] of settings.entries()) {
    variables[`GIT_CONFIG_KEY_${index}`] = key;
    variables[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return variables;
}
