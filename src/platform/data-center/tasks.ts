import type { PullRequestHost } from '../host';
import { changeComment, commentPath } from './change-comment';
import { toTask, toTasks } from './convert';
import { type HostParts, inAddition, inTurn } from './host-parts';
import { numericId, pullRequestPath } from './paths';
import { commentSchema } from './schemas';
import { readThreads } from './threads';

/** Tasks are comments that block; ours are answers to the comment that they are about. */
const SEVERITY = 'BLOCKER';

export function taskCalls(parts: HostParts): Pick<PullRequestHost, 'tasks' | 'createTask' | 'setTaskDone'> {
  const { api, names, known } = parts;
  return {
    tasks: (ref, options) =>
      names.at(ref, options, async (repository) => {
        // The list of tasks does not say which comment each one answers.
        const tasks = (await readThreads(parts, repository, ref, options)).flatMap(toTasks);
        return tasks.sort((a, b) => Number(a.id) - Number(b.id));
      }),
    createTask: (ref, { body, comment }, options) =>
      inAddition(parts, ref, options, async (repository) => {
        const place = comment === null ? {} : { parent: { id: numericId(comment) } };
        const path = `api/latest/${pullRequestPath(repository, ref.number)}/comments`;
        const call = { method: 'POST', path, body: { text: body, severity: SEVERITY, ...place } } as const;
        const wire = await api.create(call, commentSchema, options);
        known.see(wire, false);
        return toTask(wire, comment);
      }),
    setTaskDone: (ref, { id }, done, options) =>
      inTurn(parts, ref, options, async (repository) => {
        const state = done ? 'RESOLVED' : 'OPEN';
        await changeComment(parts, commentPath(repository, ref, id), id, () => ({ state }), options);
      }),
  };
}
