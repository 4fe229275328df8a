import type {
  Dismissal,
  Installation,
  PullRequest,
  PullRequestRef,
  PullRequestReview,
  RepositoryRef,
  Settings,
  TrackedFinding,
  Vote,
} from '../domain';

/** Secrets of an installation, opened. Never logged, never sent anywhere but to the host they belong to. */
export interface InstallationSecrets {
  readonly sharedSecret: string;
  /** The secret before the last change, while deliveries signed with it may be in flight. */
  readonly previousSecret: string | null;
  /** Milliseconds since the epoch after which the previous secret no longer counts. */
  readonly previousUntil: number | null;
}

export interface InstallationInput {
  readonly kind: Installation['kind'];
  readonly clientKey: string | null;
  readonly workspace: string | null;
  readonly workspaceName: string | null;
  readonly state: Installation['state'];
}

/** Installations and their sealed secrets. Secrets stay after an uninstall, so that the next install must be signed with them. */
export interface InstallationStore {
  byId(id: string): Promise<Installation | null>;
  byClientKey(clientKey: string): Promise<Installation | null>;
  list(): Promise<readonly Installation[]>;
  secretsOf(id: string): Promise<InstallationSecrets | null>;
  /** Adds a pending or active installation. Rejects with `conflict` when the client key is known. */
  add(input: InstallationInput, sharedSecret: string | null): Promise<Installation>;
  update(
    id: string,
    change: Partial<Omit<InstallationInput, 'clientKey' | 'kind'>> & { account?: string },
  ): Promise<void>;
  /** Stores a new secret and keeps the old one until `previousUntil`. */
  replaceSecret(id: string, sharedSecret: string, previousUntil: number): Promise<void>;
  /** Removes a pending installation that could not be proved. */
  discard(id: string): Promise<void>;
}

export interface WebhookSecrets {
  readonly current: string | null;
  readonly previous: string | null;
}

export interface RepositoryRecord {
  readonly ref: RepositoryRef;
  readonly fullName: string;
}

export interface SettingsStore {
  workspace(tenant: string): Promise<Settings>;
  setWorkspace(tenant: string, settings: Settings, by: string): Promise<void>;
  repository(ref: RepositoryRef): Promise<Settings>;
  setRepository(ref: RepositoryRef, settings: Settings, by: string): Promise<void>;
  /** Secrets of the repository's own webhook; nulls when the global one applies. */
  webhookSecrets(ref: RepositoryRef): Promise<WebhookSecrets>;
  /** The present secret becomes the previous one. */
  rotateWebhookSecret(ref: RepositoryRef, secret: string | null): Promise<void>;
}

/** What Loom put on a pull request: the memory that makes every write converge. */
export interface PublishedComment {
  /** Fingerprint of the finding, or `summary`. */
  readonly subject: string;
  readonly commentId: string;
  /** Hash of the body as sent. */
  readonly bodyHash: string;
  readonly resolved: boolean;
  readonly taskId: string | null;
}

/** What was last put on one commit of a pull request. */
export interface PublishedCommit {
  readonly commit: string;
  /** Hash of report and annotations; null when there is none. */
  readonly reportHash: string | null;
  readonly statusHash: string | null;
}

export interface PublicationStore {
  comments(ref: PullRequestRef): Promise<readonly PublishedComment[]>;
  saveComment(ref: PullRequestRef, comment: PublishedComment): Promise<void>;
  forgetComment(ref: PullRequestRef, subject: string): Promise<void>;
  commit(ref: PullRequestRef, commit: string): Promise<PublishedCommit | null>;
  saveCommit(ref: PullRequestRef, published: PublishedCommit): Promise<void>;
  vote(ref: PullRequestRef): Promise<Vote>;
  saveVote(ref: PullRequestRef, vote: Vote): Promise<void>;
}

export interface ReviewStore {
  /** Inserts or replaces by id; also remembers the pull request itself. */
  save(review: PullRequestReview): Promise<void>;
  savePullRequest(pullRequest: PullRequest): Promise<void>;
  pullRequest(ref: PullRequestRef): Promise<PullRequest | null>;
  byId(tenant: string, id: string): Promise<PullRequestReview | null>;
  /** The newest first. */
  ofPullRequest(ref: PullRequestRef, limit: number): Promise<readonly PullRequestReview[]>;
  /** Reviews that say they run; a crash leaves such rows behind. */
  unfinished(tenant: string): Promise<readonly PullRequestReview[]>;
  recent(tenant: string, limit: number): Promise<readonly PullRequestReview[]>;
}

export interface FindingStore {
  ofPullRequest(ref: PullRequestRef): Promise<readonly TrackedFinding[]>;
  /** Replaces the pull request's findings by these, in one commit. Dismissals are kept by fingerprint. */
  replace(ref: PullRequestRef, findings: readonly TrackedFinding[]): Promise<void>;
  /** Null takes the dismissal back. False when there is no such finding. */
  dismiss(ref: PullRequestRef, fingerprint: string, dismissal: Dismissal | null): Promise<boolean>;
}

/** Tokens of people who signed in with the host, sealed. */
export interface PersonTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface PersonStore {
  tokens(account: string): Promise<PersonTokens | null>;
  saveTokens(account: string, displayName: string, tokens: PersonTokens): Promise<void>;
  forget(account: string): Promise<void>;
}

/** Everything Loom remembers, queue apart. Every query names its tenant. */
export interface Store {
  readonly installations: InstallationStore;
  readonly settings: SettingsStore;
  readonly publications: PublicationStore;
  readonly reviews: ReviewStore;
  readonly findings: FindingStore;
  readonly people: PersonStore;
  /** Remembers the repository's name of today. */
  saveRepository(record: RepositoryRecord): Promise<void>;
  repository(ref: RepositoryRef): Promise<RepositoryRecord | null>;
  /** True when the database answers. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
