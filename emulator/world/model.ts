/** Microseconds since the epoch: the resolution of Bitbucket's timestamps. */
export type Instant = number;
export type Permission = 'read' | 'write' | 'admin';
export type WorkspaceRole = 'owner' | 'create-project' | 'member';
export type Properties = Map<string, Readonly<Record<string, unknown>>>;

/** Somebody who can act: a person, an app or token, or a workspace seen as an owner. */
export interface Account {
  readonly type: 'user' | 'app_user' | 'team';
  /** With braces. */
  readonly uuid: string;
  readonly accountId: string;
  readonly nickname: string;
  readonly displayName: string;
  /** The login of an API token. Never shown in API objects. */
  readonly email?: string;
  readonly createdOn: Instant;
  /** App properties, by `{app key}/{name}`. */
  readonly properties: Properties;
}

export interface Workspace {
  readonly uuid: string;
  readonly slug: string;
  readonly name: string;
  readonly project: { readonly key: string; readonly uuid: string; readonly name: string };
  /** The workspace as the owner of its repositories. */
  readonly account: Account;
  readonly members: Map<string, { readonly user: Account; role: WorkspaceRole }>;
  readonly hooks: Map<string, Hook>;
  readonly createdOn: Instant;
}

export interface Repository {
  readonly uuid: string;
  slug: string;
  name: string;
  description: string;
  workspace: Workspace;
  /** The bare repository on disk. */
  readonly folder: string;
  isPrivate: boolean;
  mainBranch: string;
  readonly parent: Repository | null;
  /** Direct grants, by user uuid. Workspace owners are administrators without one. */
  readonly permissions: Map<string, Permission>;
  readonly pullRequests: Map<number, PullRequest>;
  /** By full hash, then by key. */
  readonly statuses: Map<string, Map<string, BuildStatus>>;
  /** By full hash, then by the id that its writer chose. */
  readonly reports: Map<string, Map<string, Report>>;
  readonly hooks: Map<string, Hook>;
  readonly properties: Properties;
  /** By full hash, then by `{app key}/{name}`. */
  readonly commitProperties: Map<string, Properties>;
  readonly defaultReviewers: Map<string, Account>;
  readonly createdOn: Instant;
  updatedOn: Instant;
}

export type PullRequestState = 'OPEN' | 'MERGED' | 'DECLINED' | 'SUPERSEDED';
export type Verdict = 'approved' | 'changes_requested' | null;

export interface PullRequest {
  readonly id: number;
  /** The repository that it wants to change. */
  readonly repository: Repository;
  title: string;
  description: string;
  state: PullRequestState;
  draft: boolean;
  readonly author: Account;
  /** The repository is null when the fork was deleted. */
  readonly source: { repository: Repository | null; readonly branch: string; hash: string };
  readonly destination: { branch: string; hash: string };
  mergeCommit: string | null;
  closedBy: Account | null;
  reason: string;
  closeSourceBranch: boolean;
  reviewers: readonly Account[];
  readonly participants: Map<string, Participant>;
  readonly comments: Map<number, Comment>;
  readonly tasks: Map<number, Task>;
  readonly activity: Activity[];
  readonly properties: Properties;
  readonly createdOn: Instant;
  updatedOn: Instant;
}

export interface Participant {
  readonly user: Account;
  role: 'REVIEWER' | 'PARTICIPANT';
  verdict: Verdict;
  participatedOn: Instant | null;
}

/** Where an inline comment hangs. A path alone is a comment on the file. */
export interface Anchor {
  readonly path: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly startFrom: number | null;
  readonly startTo: number | null;
  readonly outdated: boolean;
  readonly sourceHash: string;
  readonly destinationHash: string;
}

/** Who did something, and when. */
export interface Mark {
  readonly user: Account;
  readonly createdOn: Instant;
}

/** What a comment of Data Center has besides: a version against lost updates, and the marks of a task. */
export interface CommentDetails {
  version: number;
  severity: 'NORMAL' | 'BLOCKER';
  /** Who ticked the task off. */
  ticked: Mark | null;
  readonly anchor: AnchorDetails | null;
}

export type LineType = 'ADDED' | 'REMOVED' | 'CONTEXT';

/** How a comment of Data Center names its place, beside the path and the lines. */
export interface AnchorDetails {
  /** Null for a comment on the file. */
  readonly lineType: LineType | null;
  readonly startLineType: LineType | null;
  readonly srcPath: string | null;
  readonly diffType: 'EFFECTIVE' | 'RANGE' | 'COMMIT';
  readonly fromHash: string;
  readonly toHash: string;
}

export interface Comment {
  readonly id: number;
  readonly pullRequest: PullRequest;
  readonly author: Account;
  raw: string;
  anchor: Anchor | null;
  readonly parent: Comment | null;
  deleted: boolean;
  pending: boolean;
  resolution: Mark | null;
  /** Of Data Center only. */
  readonly details: CommentDetails | null;
  readonly createdOn: Instant;
  updatedOn: Instant;
}

export interface Task {
  readonly id: number;
  readonly creator: Account;
  raw: string;
  state: 'UNRESOLVED' | 'RESOLVED';
  readonly comment: Comment | null;
  readonly pending: boolean;
  readonly createdOn: Instant;
  updatedOn: Instant;
  resolvedOn: Instant | null;
  resolvedBy: Account | null;
}

export type Activity =
  | { readonly kind: 'comment'; readonly at: Instant; readonly comment: Comment }
  | {
      readonly kind: 'approval' | 'changes_requested' | 'withdrawal';
      readonly at: Instant;
      readonly user: Account;
    }
  | { readonly kind: 'update'; readonly at: Instant; readonly update: UpdateEntry };

/** The pull request as it was after a change. */
export interface UpdateEntry {
  readonly author: Account;
  readonly state: PullRequestState;
  readonly draft: boolean;
  readonly title: string;
  readonly description: string;
  readonly reason: string;
  readonly reviewers: readonly Account[];
  readonly source: { readonly branch: string; readonly hash: string };
  readonly destination: { readonly branch: string; readonly hash: string };
}

export interface BuildStatus {
  readonly key: string;
  readonly hash: string;
  readonly state: 'SUCCESSFUL' | 'FAILED' | 'INPROGRESS' | 'STOPPED';
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly refname: string | null;
  readonly createdOn: Instant;
  readonly updatedOn: Instant;
}

/** A Code Insights report. Its wire fields are kept as its writer sent them, after the checks. */
export interface Report {
  readonly uuid: string;
  readonly externalId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly annotations: Map<string, Annotation>;
  readonly createdOn: Instant;
  updatedOn: Instant;
}

export interface Annotation {
  readonly uuid: string;
  readonly externalId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdOn: Instant;
  readonly updatedOn: Instant;
}

export interface Hook {
  readonly uuid: string;
  url: string;
  description: string;
  active: boolean;
  /** Event keys; `*` is every event. */
  events: readonly string[];
  secret: string | null;
  readonly createdOn: Instant;
}

/** A registered OAuth consumer. */
export interface Consumer {
  readonly key: string;
  readonly secret: string;
  readonly name: string;
  readonly callbackUrl: string;
  readonly scopes: readonly string[];
  readonly owner: Account;
  /** Only a private consumer may use client credentials. */
  readonly isPrivate: boolean;
}

/** A Connect app in a workspace. */
export interface Installation {
  readonly clientKey: string;
  readonly appKey: string;
  readonly workspace: Workspace;
  sharedSecret: string;
  scopes: readonly string[];
  active: boolean;
  /** What the app's comments are signed with. */
  readonly account: Account;
  /** The descriptor as the app served it. */
  descriptor: Readonly<Record<string, unknown>>;
}

export type TokenKind = 'oauth' | 'access' | 'api' | 'connect';

/** Something that proves who calls. */
export interface Token {
  readonly secret: string;
  readonly kind: TokenKind;
  readonly account: Account;
  readonly scopes: readonly string[];
  /** Undefined reaches all that the account reaches. */
  readonly reach: { readonly workspace?: string; readonly repositories?: readonly string[] };
  readonly expiresAt: Instant | null;
  revoked: boolean;
}

/** Refused as the host would; the status is the one of REST. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail?: string | Readonly<Record<string, unknown>>,
    readonly fields?: Readonly<Record<string, readonly string[]>>,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
