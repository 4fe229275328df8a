/** Releases that can be played; each stands for the last fix release of its line. */
export type VersionName = '7.21' | '8.19' | '9.4' | '10.2';

/** What a client may find present or absent. */
export type Feature =
  | 'drafts'
  | 'multilineComments'
  | 'threadResolution'
  | 'archivedRepositories'
  | 'webhookSslFlag'
  | 'projectWebhooks'
  | 'mergeBase'
  | 'diffStatsSummary'
  | 'commitsInPushes'
  | 'permissionSearch'
  | 'moreBuildStates'
  | 'tokensBelowRestOnly';

interface Release {
  readonly version: string;
  readonly buildNumber: string;
  /** Milliseconds since the epoch, in words, as the product says it. */
  readonly buildDate: string;
}

const RELEASES: Readonly<Record<VersionName, Release>> = {
  '7.21': { version: '7.21.23', buildNumber: '7021023', buildDate: '1706572800000' },
  '8.19': { version: '8.19.29', buildNumber: '8019029', buildDate: '1772582400000' },
  '9.4': { version: '9.4.23', buildNumber: '9004023', buildDate: '1785542400000' },
  '10.2': { version: '10.2.6', buildNumber: '10002006', buildDate: '1785542400000' },
};

const ORDER: readonly VersionName[] = ['7.21', '8.19', '9.4', '10.2'];

export function isVersionName(name: string): name is VersionName {
  return ORDER.some((known) => known === name);
}

/** The first of the played releases that has a feature. */
const SINCE: Readonly<Record<Feature, VersionName>> = {
  drafts: '8.19',
  threadResolution: '8.19',
  archivedRepositories: '8.19',
  webhookSslFlag: '8.19',
  projectWebhooks: '8.19',
  permissionSearch: '8.19',
  moreBuildStates: '8.19',
  mergeBase: '8.19',
  tokensBelowRestOnly: '8.19',
  multilineComments: '9.4',
  diffStatsSummary: '9.4',
  commitsInPushes: '9.4',
};

export function has(version: VersionName, feature: Feature): boolean {
  return ORDER.indexOf(version) >= ORDER.indexOf(SINCE[feature]);
}

export function releaseOf(version: VersionName): Release {
  return RELEASES[version];
}
