import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type Task } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { pullRequestApi, taskJson } from '../representation';
import { commentOf } from './comments';

const content = z.object({ raw: z.string() });
const creation = z.object({
  content,
  comment: z.object({ id: z.number() }).nullish(),
  pending: z.boolean().nullish(),
});
const change = z.object({ content: content.optional(), state: z.enum(['RESOLVED', 'UNRESOLVED']).optional() });

export function taskRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/pullrequests/:id/tasks';
  const scope = scopes.READ_PULL_REQUEST;
  const { addresses } = api.world;
  route(router, api, 'get', base, scope, (call) => {
    const pullRequest = call.pullRequest();
    call.page([...pullRequest.tasks.values()], (task) => taskJson(addresses, pullRequest, task));
  });
  route(router, api, 'post', base, scope, (call) => {
    const pullRequest = call.pullRequest();
    const body = call.body(creation);
    const task = call.world.addTask(pullRequest, call.account(), {
      raw: body.content.raw,
      pending: body.pending ?? false,
      ...(body.comment == null ? {} : { comment: commentOf(call, String(body.comment.id)) }),
    });
    call.created(taskJson(addresses, pullRequest, task), `${pullRequestApi(addresses, pullRequest)}/tasks/${task.id}`);
  });
  route(router, api, 'get', `${base}/:task`, scope, (call) => {
    call.json(taskJson(addresses, call.pullRequest(), taskOf(call)));
  });
  route(router, api, 'put', `${base}/:task`, scope, (call) => {
    const task = taskOf(call);
    const body = call.body(change);
    call.world.updateTask(task, call.account(), {
      ...(body.content === undefined ? {} : { raw: body.content.raw }),
      ...(body.state === undefined ? {} : { state: body.state }),
    });
    call.json(taskJson(addresses, call.pullRequest(), task));
  });
  route(router, api, 'delete', `${base}/:task`, scope, (call) => {
    call.account();
    call.world.deleteTask(call.pullRequest(), taskOf(call));
    call.nothing();
  });
}

function taskOf(call: Call): Task {
  const task = call.pullRequest().tasks.get(Number(call.param('task')));
  if (task === undefined) throw new Refusal(404, `Task ${call.param('task')} not found`);
  return task;
}
