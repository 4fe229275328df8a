/* eslint-disable @typescript-eslint/require-await -- the ports promise; memory answers at once */
import { randomUUID } from 'node:crypto';
import {
  Failure,
  type Installation,
  type PullRequest,
  type PullRequestReview,
  type Settings,
  type TrackedFinding,
} from '../../domain';
import type { InstallationSecrets, PersonTokens, PublishedComment, Store, WebhookSecrets } from '../../store';

/** The store's behaviour, in memory. What the web never asks for rejects. */
export interface FakeStore extends Store {
  /** Set false to play a database that is gone. */
  isHealthy: boolean;
  readonly rows: readonly Installation[];
  keepFindings(key: string, findings: readonly TrackedFinding[]): void;
  keepComments(key: string, comments: readonly PublishedComment[]): void;
}

/** Key of the fake's maps. */
export function refKey(ref: {
  readonly tenant: string;
  readonly repository: string;
  readonly number?: number;
}): string {
  return JSON.stringify([ref.tenant, ref.repository, ref.number ?? null]);
}

export function fakeStore(): FakeStore {
  const installations = new Map<string, Installation>();
  const secrets = new Map<string, InstallationSecrets>();
  const workspaceSettings = new Map<string, Settings>();
  const repositorySettings = new Map<string, Settings>();
  const webhookSecrets = new Map<string, WebhookSecrets>();
  const pullRequests = new Map<string, PullRequest>();
  const reviews: PullRequestReview[] = [];
  const findings = new Map<string, readonly TrackedFinding[]>();
  const comments = new Map<string, readonly PublishedComment[]>();
  const people = new Map<string, PersonTokens>();
  const names = new Map<string, string>();
  const notAsked = (): Promise<never> => Promise.reject(new Error('The web does not ask for this.'));
  const byClientKey = (key: string): Installation | null =>
    [...installations.values()].find(({ clientKey }) => clientKey === key) ?? null;
  const newestFirst = (rows: readonly PullRequestReview[]): PullRequestReview[] =>
    [...rows].sort((a, b) => b.startedAt - a.startedAt);

  const store: FakeStore = {
    isHealthy: true,
    get rows() {
      return [...installations.values()];
    },
    keepFindings: (key, rows) => void findings.set(key, rows),
    keepComments: (key, rows) => void comments.set(key, rows),
    installations: {
      byId: async (id) => installations.get(id) ?? null,
      byClientKey: async (key) => byClientKey(key),
      list: async () => [...installations.values()],
      secretsOf: async (id) => secrets.get(id) ?? null,
      add: async (input, sharedSecret) => {
        if (input.clientKey !== null && byClientKey(input.clientKey) !== null) {
          throw new Failure({ kind: 'conflict', what: 'The client key is known.', next: '' });
        }
        const row = { ...input, id: randomUUID(), account: null };
        installations.set(row.id, row);
        if (sharedSecret !== null) secrets.set(row.id, { sharedSecret, previousSecret: null, previousUntil: null });
        return row;
      },
      update: async (id, change) => {
        const row = installations.get(id);
        if (row !== undefined) installations.set(id, { ...row, ...change });
      },
      replaceSecret: async (id, sharedSecret, previousUntil) => {
        const previousSecret = secrets.get(id)?.sharedSecret ?? null;
        secrets.set(id, { sharedSecret, previousSecret, previousUntil });
      },
      discard: async (id) => {
        if (installations.get(id)?.state === 'pending') installations.delete(id);
      },
    },
    settings: {
      workspace: async (tenant) => workspaceSettings.get(tenant) ?? {},
      setWorkspace: async (tenant, settings) => void workspaceSettings.set(tenant, settings),
      repository: async (ref) => repositorySettings.get(refKey(ref)) ?? {},
      setRepository: async (ref, settings) => void repositorySettings.set(refKey(ref), settings),
      webhookSecrets: async (ref) => webhookSecrets.get(refKey(ref)) ?? { current: null, previous: null },
      rotateWebhookSecret: async (ref, current) => {
        webhookSecrets.set(refKey(ref), { current, previous: webhookSecrets.get(refKey(ref))?.current ?? null });
      },
    },
    publications: {
      comments: async (ref) => comments.get(refKey(ref)) ?? [],
      saveComment: notAsked,
      forgetComment: notAsked,
      commit: notAsked,
      saveCommit: notAsked,
      vote: notAsked,
      saveVote: notAsked,
    },
    reviews: {
      save: async (review) => void reviews.push(review),
      savePullRequest: async (pullRequest) => void pullRequests.set(refKey(pullRequest.ref), pullRequest),
      pullRequest: async (ref) => pullRequests.get(refKey(ref)) ?? null,
      byId: async (tenant, id) => reviews.find((review) => review.ref.tenant === tenant && review.id === id) ?? null,
      ofPullRequest: async (ref, limit) =>
        newestFirst(reviews.filter((review) => refKey(review.ref) === refKey(ref))).slice(0, limit),
      unfinished: notAsked,
      recent: async (tenant, limit) =>
        newestFirst(reviews.filter((review) => review.ref.tenant === tenant)).slice(0, limit),
    },
    findings: {
      ofPullRequest: async (ref) => findings.get(refKey(ref)) ?? [],
      replace: notAsked,
      dismiss: async (ref, fingerprint, dismissal) => {
        const rows = findings.get(refKey(ref)) ?? [];
        if (!rows.some((row) => row.fingerprint === fingerprint)) return false;
        const state = dismissal === null ? 'open' : 'dismissed';
        findings.set(
          refKey(ref),
          rows.map((row) => (row.fingerprint === fingerprint ? { ...row, dismissal, state } : row)),
        );
        return true;
      },
    },
    people: {
      tokens: async (account) => people.get(account) ?? null,
      saveTokens: async (account, _name, tokens) => void people.set(account, tokens),
      forget: async (account) => void people.delete(account),
    },
    saveRepository: async ({ ref, fullName }) => void names.set(refKey(ref), fullName),
    repository: async (ref) => {
      const fullName = names.get(refKey(ref));
      return fullName === undefined ? null : { ref, fullName };
    },
    healthy: async () => store.isHealthy,
    close: async () => undefined,
  };
  return store;
}
