import type { z } from 'zod';
import {
  type Account,
  Failure,
  type Ignored,
  type PlatformEvent,
  type PullRequestEnd,
  type PullRequestSketch,
} from '../../domain';
import { fieldReader } from '../webhook-body';
import {
  commentEvent,
  namedEvent,
  pullRequestEvent,
  type WireAccount,
  type WireCommentEvent,
  type WireEnd,
  type WireEvent,
  type WirePullRequest,
  wrappedEvent,
} from './schema';

type Kind = 'changed' | 'closed' | 'commented';

/** The events Loom acts on; every other key is ignored, with a reason. */
const KINDS: Readonly<Record<string, Kind>> = {
  'pullrequest:created': 'changed',
  'pullrequest:updated': 'changed',
  'pullrequest:push': 'changed',
  'pullrequest:fulfilled': 'closed',
  'pullrequest:rejected': 'closed',
  'pullrequest:superseded': 'closed',
  'pullrequest:comment_created': 'commented',
};

const readPayload = fieldReader(pullRequestEvent);
const readComment = fieldReader(commentEvent);
const readWrapped = fieldReader(wrappedEvent);

/**
 * A webhook of Bitbucket Cloud in the house's words. Total: any key and any bytes give an event, `Ignored`, or a Failure `invalid`.
 * @param key `X-Event-Key`; null for an app's webhook, which names its event in the body
 */
export function parseCloudWebhook(key: string | null, body: Uint8Array): PlatformEvent | Ignored {
  if (key === null) {
    const { event, data } = unwrap(body);
    return eventOf(event, () => data);
  }
  return eventOf(key, (kind) => readJson(kind === 'commented' ? readComment : readPayload, body));
}

function eventOf(key: string, payloadOf: (kind: Kind) => unknown): PlatformEvent | Ignored {
  if (!Object.hasOwn(KINDS, key)) return ignored(`Loom does not act on \`${printableKey(key)}\`.`);
  const kind = KINDS[key]!;
  const payload = payloadOf(kind);
  return kind === 'commented'
    ? toComment(judged(commentEvent, payload, key))
    : toEvent(kind, judged(pullRequestEvent, payload, key));
}

function judged<Event>(schema: z.ZodType<Event>, payload: unknown, key: string): Event {
  const read = schema.safeParse(payload);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`The payload of \`${key}\` is not one: ${issue?.message ?? 'unknown shape'}`, issue?.path.join('.'));
}

function toEvent(kind: 'changed' | 'closed', wire: WireEvent): PlatformEvent | Ignored {
  const pullRequest = toSketch(wire.pullrequest);
  if (pullRequest === null) return NO_COMMITS;
  if (kind === 'closed') return { kind: 'pull-request-closed', ...toPlace(wire), pullRequest };
  if (pullRequest.state !== 'open') return ignored('The pull request is closed.');
  return { kind: 'pull-request-changed', ...toPlace(wire), pullRequest };
}

function toComment(wire: WireCommentEvent): PlatformEvent | Ignored {
  const pullRequest = toSketch(wire.pullrequest);
  if (pullRequest === null) return NO_COMMITS;
  const { comment } = wire;
  if (!comment) return ignored('The event names no comment.');
  const said = { id: comment.id, parent: comment.parent?.id ?? null, body: comment.content?.raw ?? '' };
  return { kind: 'comment-added', ...toPlace(wire), pullRequest, actor: toAccount(wire.actor), comment: said };
}

const NO_COMMITS = ignored('The pull request does not name the commits of both ends.');

function toPlace({ repository }: WireEvent): Pick<PlatformEvent, 'repository' | 'workspace'> {
  return {
    repository: { id: repository.uuid, fullName: repository.full_name },
    workspace: repository.workspace?.uuid ?? null,
  };
}

function toSketch(wire: WirePullRequest): PullRequestSketch | null {
  const source = toEnd(wire.source);
  const destination = toEnd(wire.destination);
  if (source === null || destination === null) return null;
  return {
    number: wire.id,
    state: toState(wire.state),
    source,
    destination,
  };
}

function toEnd({ branch, commit, repository }: WireEnd): PullRequestEnd | null {
  if (!commit || !/^[0-9a-f]{7,64}$/.test(commit.hash)) return null;
  return {
    branch: branch?.name ?? null,
    commit: commit.hash,
    repository: repository ? { id: repository.uuid, fullName: repository.full_name } : null,
  };
}

function toAccount(wire: WireAccount): Account | null {
  if (!wire) return null;
  const names = [wire.nickname, wire.account_id, wire.username, wire.uuid];
  return {
    id: wire.uuid,
    displayName: wire.display_name ?? wire.nickname ?? wire.uuid,
    names: names.filter((name) => name !== null && name !== undefined),
    kind: wire.type === 'user' || wire.type === 'team' ? 'person' : 'app',
  };
}

/** What is not surely closed is looked at: the host is asked for the truth before anything is done. */
function toState(state: string): PullRequestSketch['state'] {
  switch (state) {
    case 'MERGED':
      return 'merged';
    case 'DECLINED':
      return 'declined';
    case 'SUPERSEDED':
      return 'superseded';
    default:
      return 'open';
  }
}

function unwrap(body: Uint8Array): { event: string; data?: unknown } {
  const read = namedEvent.safeParse(readJson(readWrapped, body));
  if (!read.success) throw invalid('The body does not name its event.', 'event');
  return read.data;
}

function readJson(read: (body: Uint8Array) => unknown, body: Uint8Array): unknown {
  try {
    return read(body);
  } catch (cause) {
    throw invalid('The body is not JSON.', undefined, cause);
  }
}

function printableKey(key: string): string {
  return key.replace(/[^\w:.-]/g, '?').slice(0, 64);
}

function ignored(reason: string): Ignored {
  return { kind: 'ignored', reason };
}

function invalid(what: string, where?: string, cause?: unknown): Failure {
  return new Failure({
    kind: 'invalid',
    what,
    ...(where ? { where } : {}),
    next: 'Send webhooks of Bitbucket Cloud here, unchanged.',
    ...(cause === undefined ? {} : { cause }),
  });
}
