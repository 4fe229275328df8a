import { type Account, type Comment, type Permission, type PullRequest, Refusal, type World } from '../../world';
import { applySuggestion } from './apply-suggestion';

/** Something that a person does on the page of a pull request. */
export interface Action {
  readonly world: World;
  readonly pullRequest: PullRequest;
  readonly actor: Account;
  readonly permission: Permission;
  /** Segments of the address below the page: a verb, or a thing with its id and a verb. */
  readonly path: readonly string[];
  readonly form: Readonly<Record<string, string | undefined>>;
}

type Verb = (action: Action) => unknown;
type CommentVerb = (action: Action, comment: Comment) => unknown;

const VERBS: Readonly<Record<string, Verb>> = {
  approve: ({ world, pullRequest, actor }) => world.approve(pullRequest, actor),
  unapprove: ({ world, pullRequest, actor }) => world.unapprove(pullRequest, actor),
  'request-changes': ({ world, pullRequest, actor }) => world.requestChanges(pullRequest, actor),
  'withdraw-changes': ({ world, pullRequest, actor }) => world.withdrawChangeRequest(pullRequest, actor),
  merge,
  decline,
  comments: (action) => (action.path.length === 1 ? addComment(action) : changeComment(action)),
  suggestions: ({ world, pullRequest, actor, path }) =>
    applySuggestion(world, commentOf(pullRequest, path[1]), Number(path[2]), actor),
  tasks: (action) => (action.path.length === 1 ? addTask(action) : toggleTask(action)),
};

const COMMENT_VERBS: Readonly<Record<string, CommentVerb>> = {
  edit: ({ world, actor, form }, comment) => world.editComment(comment, actor, textOf(form)),
  delete: ({ world, actor, permission }, comment) => world.deleteComment(comment, actor, permission === 'admin'),
  resolve: ({ world, actor }, comment) => world.resolveComment(comment, actor),
  reopen: ({ world, actor }, comment) => world.reopenComment(comment, actor),
};

/** Does it, as the host would. Throws `Refusal`. */
export async function perform(action: Action): Promise<void> {
  await named(VERBS, action.path[0])(action);
}

function merge(action: Action): Promise<void> {
  mustWrite(action);
  return action.world.mergePullRequest(action.pullRequest, action.actor);
}

function decline(action: Action): void {
  if (action.actor.uuid !== action.pullRequest.author.uuid) mustWrite(action);
  action.world.declinePullRequest(action.pullRequest, action.actor);
}

function addComment({ world, pullRequest, actor, form }: Action): void {
  const parent = form.parent === undefined ? undefined : commentOf(pullRequest, form.parent);
  const path = form.path ?? '';
  const inline = { path, ...lineOf(form, 'from'), ...lineOf(form, 'to') };
  world.addComment(pullRequest, actor, {
    raw: textOf(form),
    ...(parent !== undefined && { parent }),
    ...(parent === undefined && path !== '' && { inline }),
  });
}

function lineOf(form: Action['form'], name: 'from' | 'to'): Readonly<Record<string, number>> {
  const line = form[name] ?? '';
  return line === '' ? {} : { [name]: Number(line) };
}

function changeComment(action: Action): void {
  named(COMMENT_VERBS, action.path[2])(action, commentOf(action.pullRequest, action.path[1]));
}

function addTask({ world, pullRequest, actor, form }: Action): void {
  world.addTask(pullRequest, actor, { raw: textOf(form) });
}

function toggleTask({ world, pullRequest, actor, path }: Action): void {
  const task = pullRequest.tasks.get(Number(path[1]));
  if (task === undefined) throw new Refusal(404, 'There is no such task.');
  world.updateTask(task, actor, { state: task.state === 'RESOLVED' ? 'UNRESOLVED' : 'RESOLVED' });
}

function named<Item>(table: Readonly<Record<string, Item>>, name: string | undefined): Item {
  const found = name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new Refusal(404, 'There is no such action.');
  return found;
}

function commentOf(pullRequest: PullRequest, id: string | undefined): Comment {
  const comment = pullRequest.comments.get(Number(id));
  if (comment === undefined) throw new Refusal(404, 'There is no such comment.');
  return comment;
}

/** Browsers send line ends of their own. */
function textOf(form: Action['form']): string {
  return (form.raw ?? '').replaceAll('\r\n', '\n');
}

function mustWrite({ permission }: Action): void {
  if (permission === 'read') throw new Refusal(403, 'You may only read this repository.');
}
