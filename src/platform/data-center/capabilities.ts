import { Failure } from '../../domain';
import type { Capabilities } from '../host';

/** What one version can do, beyond what the port asks for. */
export interface DataCenterCapabilities extends Capabilities {
  /** Build statuses belong to a repository and may name a parent; else they belong to a commit of any repository. */
  readonly repositoryBuilds: boolean;
  /** A build can be told as cancelled. */
  readonly cancelledBuilds: boolean;
  /** The instance tells where the branches of a pull request meet. */
  readonly mergeBase: boolean;
}

/** Refused at 32,768; whether characters or bytes are counted is not documented. */
const MAX_COMMENT = 30_000;

const OLDEST: DataCenterCapabilities = {
  multiLineComments: false,
  suggestions: false,
  tasks: false,
  resolve: false,
  reports: true,
  panel: false,
  maxCommentLength: MAX_COMMENT,
  maxAnnotations: 1000,
  repositoryBuilds: false,
  cancelledBuilds: false,
  mergeBase: false,
};

type Version = readonly [major: number, minor: number];

/** What each version brought, oldest first. A version that is newer than all of them can what the newest can. */
const BROUGHT: readonly (readonly [Version, Partial<DataCenterCapabilities>])[] = [
  [[7, 0], {}],
  [[7, 2], { tasks: true }],
  [[7, 14], { repositoryBuilds: true }],
  [[8, 0], { suggestions: true, resolve: true, cancelledBuilds: true }],
  [[8, 16], { mergeBase: true }],
  [[9, 3], { multiLineComments: true }],
];

/**
 * What an instance can do.
 * @param version as `application-properties` tells it, e.g. `9.4.7`
 * @throws Failure `invalid` for one that is too old, or is none
 */
export function capabilitiesOf(version: string): DataCenterCapabilities {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})(?:\D|$)/.exec(version) ?? [];
  const known: Version = [Number(major ?? 0), Number(minor ?? 0)];
  const brought = BROUGHT.filter(([since]) => isSince(known, since));
  if (brought.length === 0) throw tooOld(version);
  return Object.assign({}, OLDEST, ...brought.map(([, more]) => more)) as DataCenterCapabilities;
}

function isSince([major, minor]: Version, [sinceMajor, sinceMinor]: Version): boolean {
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

function tooOld(version: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: `Loom does not work with this version of Bitbucket (${version.slice(0, 40)}).`,
    next: 'Use Bitbucket Data Center 7.0 or newer; 9.4 or newer is recommended.',
  });
}
