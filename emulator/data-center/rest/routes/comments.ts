import type { Router } from 'express';
import type { Comment, PullRequest } from '../../../world';
import { refusals } from '../../errors';
import { deleteComment, detailsOf } from '../../host';
import { route, type Api, type Call } from '../call';
import { anchorJson, commentJson } from '../representation/comments';
import { changeFromBody, commentFromBody, refuseUndeletable } from './comment-bodies';

const P = '/projects/:project/repos/:repo/pull-requests/:id';

/** Comments of a pull request, and those of them that are tasks. */
export function commentRoutes(router: Router, api: Api): void {
  for (const name of ['comments', 'blocker-comments']) {
    const isTask = name === 'blocker-comments';
    route(router, api, 'post', `${P}/${name}`, async (call) => {
      call.json(shown(call, await commentFromBody(call, call.pullRequest(), isTask)), 201);
    });
    route(router, api, 'get', `${P}/${name}/:comment`, (call) => call.json(shown(call, call.comment())));
    route(router, api, 'put', `${P}/${name}/:comment`, (call) => {
      const comment = call.comment();
      changeFromBody(call, comment);
      call.json(shown(call, comment));
    });
    route(router, api, 'delete', `${P}/${name}/:comment`, (call) => {
      const comment = call.comment();
      refuseUndeletable(call, comment);
      deleteComment(call.host, comment, call.account());
      call.nothing();
    });
  }
  route(router, api, 'get', `${P}/comments`, listOfFile);
  route(router, api, 'get', `${P}/blocker-comments`, listTasks);
}

function shown(call: Call, comment: Comment): Record<string, unknown> {
  const anchor = anchorJson(comment);
  return {
    ...commentJson(call.host, comment, call.caller.account),
    ...(anchor === null || comment.parent !== null ? {} : { anchor }),
    ...(comment.parent === null ? {} : { parent: { id: comment.parent.id } }),
  };
}

/** There is no list of all comments: it is one file at a time. */
function listOfFile(call: Call): void {
  const pullRequest = call.pullRequest();
  const path = call.query('path');
  if (path === undefined) throw refusals.invalid('path', 'The path query parameter is required.');
  const state = call.query('anchorState') ?? 'ACTIVE';
  const found = visibleRoots(call, pullRequest).filter(({ anchor }) => {
    if (anchor?.path !== path) return false;
    return state === 'ALL' || anchor.outdated === (state === 'ORPHANED');
  });
  call.page(found, (comment) => shown(call, comment));
}

function listTasks(call: Call): void {
  const tasks = [...call.pullRequest().comments.values()].filter(
    (one) => !one.deleted && !one.pending && detailsOf(one).severity === 'BLOCKER',
  );
  const stateOf = (one: Comment): string => (detailsOf(one).ticked === null ? 'OPEN' : 'RESOLVED');
  const states = call.search.getAll('states').concat(call.search.getAll('state'));
  if (call.flag('count')) {
    const count = (state: string): number => tasks.filter((one) => stateOf(one) === state).length;
    call.json({ OPEN: count('OPEN'), RESOLVED: count('RESOLVED') });
    return;
  }
  const found = tasks.filter((one) => states.length === 0 || states.includes(stateOf(one)));
  call.page(found, (comment) => shown(call, comment));
}

function visibleRoots(call: Call, pullRequest: PullRequest): readonly Comment[] {
  return [...pullRequest.comments.values()].filter(
    ({ parent, deleted, pending, author }) =>
      parent === null && !deleted && (!pending || author.uuid === call.caller.account?.uuid),
  );
}
