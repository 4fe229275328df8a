import {
  type Account,
  Failure,
  type Ignored,
  type PlatformEvent,
  type PullRequestEnd,
  type PullRequestSketch,
} from '../../domain';
import { MEANINGS, type Meaning, reasonToIgnore } from './event-keys';
import { fieldReader } from '../webhook-body';
import {
  namedEvent,
  pullRequestEvent,
  type WireEvent,
  type WireRef,
  type WireRepository,
  type WireUser,
} from './schema';

const readFields = fieldReader(namedEvent);

/**
 * A webhook of Bitbucket Data Center in the house's words. Total: any key and any bytes give an event, `Ignored`, or a Failure
 * `invalid`.
 * @param key `X-Event-Key`; null where the request had none: then the body names its event
 */
export function parseDataCenterWebhook(key: string | null, body: Uint8Array): PlatformEvent | Ignored {
  if (key !== null && !Object.hasOwn(MEANINGS, key)) return ignored(reasonToIgnore(key));
  const json = readJson(body);
  const event = key ?? eventKeyIn(json);
  if (!Object.hasOwn(MEANINGS, event)) return ignored(reasonToIgnore(event));
  const read = pullRequestEvent.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalid(
      `The payload of \`${event}\` is not one: ${issue?.message ?? 'unknown shape'}`,
      issue?.path.join('.'),
    );
  }
  return toEvent(MEANINGS[event]!, read.data);
}

function toEvent(meaning: Meaning, wire: WireEvent): PlatformEvent | Ignored {
  const { repository } = wire.pullRequest.toRef;
  const base = {
    repository: toRepository(repository),
    workspace: repository.project.key,
  };
  const pullRequest = toSketch(wire);
  if (pullRequest === null) return ignored('The pull request does not name the commits of both ends.');
  switch (meaning) {
    case 'changed':
      if (pullRequest.state !== 'open') return ignored('The pull request is closed.');
      return { kind: 'pull-request-changed', ...base, pullRequest };
    case 'merged':
    case 'declined':
      // What is being deleted still calls itself open: the event says more than the state.
      return { kind: 'pull-request-closed', ...base, pullRequest: { ...pullRequest, state: meaning } };
    case 'commented': {
      const { comment, commentParentId } = wire;
      if (!comment) return ignored('The event names no comment.');
      const parent = commentParentId == null ? null : String(commentParentId);
      const said = { id: String(comment.id), parent, body: comment.text };
      return { kind: 'comment-added', ...base, pullRequest, actor: toAccount(wire.actor), comment: said };
    }
  }
}

function toSketch({ pullRequest: wire }: WireEvent): PullRequestSketch | null {
  const source = toEnd(wire.fromRef);
  const destination = toEnd(wire.toRef);
  if (source === null || destination === null) return null;
  return {
    number: wire.id,
    state: toState(wire.state),
    source,
    destination,
  };
}

const BRANCH = 'refs/heads/';

/** A pull request may come from a tag; that is no branch. */
function toEnd({ id, latestCommit, repository }: WireRef): PullRequestEnd | null {
  if (!latestCommit || !/^[0-9a-f]{40,64}$/.test(latestCommit)) return null;
  return {
    branch: id.startsWith(BRANCH) ? id.slice(BRANCH.length) : null,
    commit: latestCommit,
    repository: repository ? toRepository(repository) : null,
  };
}

function toRepository({ id, slug, project }: WireRepository): { id: string; fullName: string } {
  return { id: String(id), fullName: `${project.key}/${slug}` };
}

function toAccount(wire: WireUser): Account | null {
  if (!wire) return null;
  const { id, name, slug, displayName, type } = wire;
  const names = new Set([slug, name, String(id)].filter((each) => each !== null && each !== undefined));
  return {
    id: String(id),
    displayName: displayName ?? name,
    names: [...names],
    kind: type === 'SERVICE' ? 'app' : 'person',
  };
}

/** What is not surely closed is looked at: the host is asked for the truth before anything is done. */
function toState(state: string): PullRequestSketch['state'] {
  switch (state) {
    case 'MERGED':
      return 'merged';
    case 'DECLINED':
      return 'declined';
    default:
      return 'open';
  }
}

function eventKeyIn(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'eventKey' in json && typeof json.eventKey === 'string') {
    return json.eventKey;
  }
  throw invalid('The body does not name its event.', 'eventKey');
}

function readJson(body: Uint8Array): unknown {
  try {
    return readFields(body);
  } catch (cause) {
    throw invalid('The body is not JSON.', undefined, cause);
  }
}

function ignored(reason: string): Ignored {
  return { kind: 'ignored', reason };
}

function invalid(what: string, where?: string, cause?: unknown): Failure {
  return new Failure({
    kind: 'invalid',
    what,
    ...(where ? { where } : {}),
    next: 'Send webhooks of Bitbucket Data Center here, unchanged.',
    ...(cause === undefined ? {} : { cause }),
  });
}
