import type { Analyzer } from '../../src/analyzers';
import type { CachedReports } from '../../src/cache';
import type { HostComment, LineRange } from '../../src/domain';
import { reviewPullRequest } from '../../src/review';
import { LOOM, modelHost } from '../../src/review/testing/model-host';
import { loom, type Scene, scene, webhook } from '../../src/review/testing/scene';
import { memoryChange } from '../open-set/memory-change';
import type { PreparedPullRequest } from './prepared';

const RUN_TIMEOUT_MS = 600_000;

/** A comment that stood on lines of the change. */
export interface PostedComment {
  readonly path: string;
  readonly lines: LineRange;
  readonly rule: string;
  readonly message: string;
}

/** What a pull request with this change is told on its lines: a whole review, from the webhook to the comments that the host was given. */
export async function commentsOn(
  { files, patch }: PreparedPullRequest,
  analyzers: readonly Analyzer[],
  reports: CachedReports,
): Promise<readonly PostedComment[]> {
  const given = scene({}, {});
  const change = { ...memoryChange(files, patch), head: { name: 'topic', commit: given.host.headCommit } };
  const host = modelHost(given.host, (_, effect) => Promise.resolve(effect()));
  const deps = loom(given, undefined, {
    analyzers,
    cache: { begin: () => reports },
    limits: { runTimeoutMs: RUN_TIMEOUT_MS },
    host: {
      ...host,
      openChange: () => Promise.resolve(change),
      createComment: (_, comment) => Promise.resolve(keep(given, comment)),
    },
  });
  const outcome = await reviewPullRequest(webhook(given), deps);
  if (outcome.kind !== 'reviewed') throw new Error(`A pull request was not reviewed: ${outcome.reason}`);
  return postedComments(given);
}

function keep({ host }: Scene, { body, anchor, parent }: Pick<HostComment, 'body' | 'anchor' | 'parent'>): HostComment {
  const id = String(host.nextId++);
  const comment = { id, body, author: LOOM, parent, anchor, deleted: false, resolved: false, url: null };
  host.comments.push(comment);
  return comment;
}

function postedComments({ host, store }: Scene): readonly PostedComment[] {
  const subjects = new Map([...store.comments.values()].map(({ commentId, subject }) => [commentId, subject]));
  const tracked = new Map(store.tracked.map((finding) => [finding.fingerprint, finding]));
  return host.comments.flatMap(({ id, anchor }) => {
    const finding = tracked.get(subjects.get(id) ?? '');
    if (finding === undefined || !anchor?.lines) return [];
    return [{ path: anchor.path, lines: anchor.lines, rule: finding.rule, message: finding.message }];
  });
}
