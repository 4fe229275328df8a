import type { IRouter } from 'express';
import { z } from 'zod';
import { LONGEST_COMMENT, Refusal, type Comment } from '../../world';
import { callerPermission, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { TOO_LONG } from '../errors';
import { commentJson, pullRequestApi, resolutionJson } from '../representation';

const line = z.number().int().min(1);
const content = z.object({ raw: z.string() });
const creation = z.object({
  content,
  inline: z
    .object({
      path: z.string().min(1),
      from: line.optional(),
      to: line.optional(),
      start_from: line.optional(),
      start_to: line.optional(),
    })
    .nullish(),
  parent: z.object({ id: z.number() }).nullish(),
  pending: z.boolean().nullish(),
});
const edit = z.object({ content });

export function commentRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/pullrequests/:id/comments';
  const scope = scopes.READ_PULL_REQUEST;
  route(router, api, 'get', base, scope, (call) => {
    const all = [...call.pullRequest().comments.values()].filter((comment) => isVisible(call, comment));
    call.page(all, (comment) => commentJson(call.world.addresses, comment));
  });
  route(router, api, 'post', base, scope, create);
  route(router, api, 'get', `${base}/:comment`, scope, (call) => {
    call.json(commentJson(call.world.addresses, commentOf(call, call.param('comment'))));
  });
  route(router, api, 'put', `${base}/:comment`, scope, (call) => {
    const comment = liveComment(call);
    const { raw } = call.body(edit).content;
    refuseLong(raw);
    call.world.editComment(comment, call.account(), raw);
    call.json(commentJson(call.world.addresses, comment));
  });
  route(router, api, 'delete', `${base}/:comment`, scope, (call) => {
    const comment = liveComment(call);
    const isAdmin = callerPermission(call.world, call.caller, comment.pullRequest.repository) === 'admin';
    call.world.deleteComment(comment, call.account(), isAdmin && call.caller.account?.type !== 'app_user');
    call.nothing();
  });
  route(router, api, 'post', `${base}/:comment/resolve`, scope, (call) => {
    const comment = liveComment(call);
    call.world.resolveComment(comment, call.account());
    call.json(resolutionJson(call.world.addresses, comment));
  });
  route(router, api, 'delete', `${base}/:comment/resolve`, scope, (call) => {
    call.world.reopenComment(liveComment(call), call.account());
    call.nothing();
  });
}

/** The comment of this number below the pull request of the call. */
export function commentOf(call: Call, id: string): Comment {
  const comment = call.pullRequest().comments.get(Number(id));
  if (comment === undefined || !isVisible(call, comment)) throw new Refusal(404, `Comment ${id} not found`);
  return comment;
}

function liveComment(call: Call): Comment {
  const comment = commentOf(call, call.param('comment'));
  if (comment.deleted) throw new Refusal(404, `Comment ${comment.id} is deleted`);
  return comment;
}

function create(call: Call): void {
  const pullRequest = call.pullRequest();
  const { content: text, inline, parent, pending } = call.body(creation);
  refuseLong(text.raw);
  if (inline != null && parent != null)
    throw new Refusal(400, 'Bad request', undefined, { inline: ['A reply has no place of its own.'] });
  const comment = call.world.addComment(pullRequest, call.account(), {
    raw: text.raw,
    pending: pending ?? false,
    ...(parent == null ? {} : { parent: parentOf(call, parent.id) }),
    ...(inline == null
      ? {}
      : {
          inline: {
            path: inline.path,
            ...(inline.from === undefined ? {} : { from: inline.from }),
            ...(inline.to === undefined ? {} : { to: inline.to }),
            ...(inline.start_from === undefined ? {} : { startFrom: inline.start_from }),
            ...(inline.start_to === undefined ? {} : { startTo: inline.start_to }),
          },
        }),
  });
  const { addresses } = call.world;
  call.created(commentJson(addresses, comment), `${pullRequestApi(addresses, pullRequest)}/comments/${comment.id}`);
}

function parentOf(call: Call, id: number): Comment {
  const parent = call.pullRequest().comments.get(id);
  if (parent === undefined) throw new Refusal(400, 'Bad request', undefined, { parent: ['No such comment.'] });
  return parent;
}

/** A pending comment is a draft of its author. */
function isVisible(call: Call, comment: Comment): boolean {
  return !comment.pending || comment.author.uuid === call.caller.account?.uuid;
}

function refuseLong(raw: string): void {
  if (raw.length > LONGEST_COMMENT) throw new Refusal(400, TOO_LONG);
}
