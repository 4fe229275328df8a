import { Failure, type FailureDetails } from '../../domain';
import { lastWords } from '../git';

interface Sign {
  /** What git prints, in the C locale. */
  readonly pattern: RegExp;
  readonly details: (where: string) => FailureDetails;
}

const RATE_LIMIT_PAUSE_MS = 60_000;

/** In the order in which they are looked for: git often says a vague thing after a precise one. */
const SIGNS: readonly Sign[] = [
  {
    // Git then complains of what it got so far, too.
    pattern: /RPC failed; curl|transfer closed|unexpected disconnect|early EOF|hung up unexpectedly/,
    details: (where) => ({
      kind: 'unavailable',
      what: 'The connection to the host broke off while the change was fetched.',
      where,
      next: 'It is tried again by itself.',
    }),
  },
  {
    pattern: /error: 401|Authentication failed|could not read (?:Username|Password)/,
    details: (where) => ({
      kind: 'unauthenticated',
      what: 'The host did not accept our credentials for git.',
      where,
      next: 'Check that the token is valid and not expired, and that it may read the repository (scope `repository`, `read:repository:bitbucket` of an API token, `REPO_READ` of an HTTP access token).',
    }),
  },
  {
    pattern: /error: 403/,
    details: (where) => ({
      kind: 'forbidden',
      what: 'Our credentials may not read the repository by git.',
      where,
      next: 'Give them the right to read it: scope `repository`, `read:repository:bitbucket` of an API token, `REPO_READ` of an HTTP access token.',
    }),
  },
  {
    pattern: /error: 30[1278]/,
    details: (where) => ({
      kind: 'gone',
      what: 'The repository has moved to another address.',
      where,
      next: 'The next event of the pull request brings the new address.',
    }),
  },
  {
    pattern: /error: (?:404|410)|repository '.*' not found/,
    details: (where) => ({
      kind: 'gone',
      what: 'The repository does not exist, or our credentials cannot see it.',
      where,
      next: 'If it exists, give the credentials access to it.',
    }),
  },
  {
    pattern: /error: 429/,
    details: (where) => ({
      kind: 'rate-limited',
      what: 'The host asks us to fetch less often.',
      where,
      next: 'It is tried again by itself.',
      retryAfterMs: RATE_LIMIT_PAUSE_MS,
    }),
  },
  {
    pattern: /certificate|SSL|TLS|CAfile|self-signed|self signed/,
    details: (where) => ({
      kind: 'unavailable',
      what: 'The secure connection to the host failed: its certificate is not trusted, or not valid.',
      where,
      next: "Name the certificate authority's file in NODE_EXTRA_CA_CERTS (or GIT_SSL_CAINFO, for git alone) and start again.",
    }),
  },
  {
    pattern: /No space left on device|Disk quota exceeded/,
    details: () => ({
      kind: 'unavailable',
      what: 'The disk is full: the change could not be fetched.',
      where: 'folder for temporary files',
      next: 'Free some space in the folder for temporary files, or point TMPDIR to another disk.',
    }),
  },
  {
    // Of a process that the system ended at one of its limits, only its silence is left.
    pattern:
      /^fatal: fetch-pack: invalid index-pack output\s*$|index-pack died of signal|File too large|[Oo]ut of memory|mmap failed|cannot allocate/,
    details: (where) => ({
      kind: 'too-large',
      what: 'The change is larger than Loom may fetch by git.',
      where,
      next: 'Raise the limits of a transfer, or split the change.',
    }),
  },
  {
    pattern:
      /pack has bad object|bad pack|pack is corrupted|inflate|SHA1 COLLISION|unresolved deltas|bad object|corrupt/i,
    details: (where) => ({
      kind: 'invalid',
      what: 'The host sent objects that are damaged.',
      where,
      next: 'Run `git fsck` on a fresh clone; if that finds the same, the repository needs repair.',
    }),
  },
];

/** What a failed transfer means, from what git wrote to its error stream. */
export function explainTransfer(stderr: string, where: string): Failure {
  const said = lastWords(stderr);
  // An address in quotes is not what went wrong, whatever words are in it.
  const plain = stderr.replace(/'https?:[^']*'/g, "'address'");
  const sign = SIGNS.find(({ pattern }) => pattern.test(plain));
  if (sign) return new Failure({ ...sign.details(where), cause: said });
  return new Failure({
    kind: 'unavailable',
    what: 'The change could not be fetched by git.',
    where,
    next: `It is tried again by itself.${said === '' ? '' : ` git said: “${said}”.`}`,
    cause: said,
  });
}

/** What git says when a branch is not there; null when it says something else. */
export function missingRef(stderr: string): string | null {
  return /couldn't find remote ref (\S+)/.exec(stderr)?.[1] ?? null;
}

/** The id of an object that the server refuses, or does not have; null when git says something else. */
export function refusedObject(stderr: string): string | null {
  return /(?:unadvertised object|not our ref) ([0-9a-f]{40})/.exec(stderr)?.[1] ?? null;
}

/** Whether the server sends contents along with commits, whatever it was asked. */
export function ignoresFilter(stderr: string): boolean {
  return stderr.includes('filtering not recognized by server');
}
