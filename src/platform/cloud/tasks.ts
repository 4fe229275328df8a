import type { PullRequestHost } from '../host';
import type { CloudApi } from './api';
import { toTask } from './convert';
import { numericId, pullRequestPath, taskPath } from './paths';
import { taskSchema } from './schemas';

export function taskCalls(api: CloudApi): Pick<PullRequestHost, 'tasks' | 'createTask' | 'setTaskDone'> {
  return {
    async tasks(ref, options) {
      const path = `${pullRequestPath(ref)}/tasks`;
      return (await api.list(path, taskSchema, options, { pagelen: '100' })).map(toTask);
    },
    async createTask(ref, { body, comment }, options) {
      const place = comment === null ? {} : { comment: { id: numericId(comment) } };
      const path = `${pullRequestPath(ref)}/tasks`;
      const call = { method: 'POST', path, body: { content: { raw: body }, ...place } } as const;
      return toTask(await api.create(call, taskSchema, options));
    },
    async setTaskDone(ref, task, done, options) {
      const body = { content: { raw: task.body }, state: done ? 'RESOLVED' : 'UNRESOLVED' };
      await api.write({ method: 'PUT', path: taskPath(ref, task.id), body }, options);
    },
  };
}
