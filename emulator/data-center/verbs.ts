import {
  addComment,
  addHook,
  addProject,
  addUser,
  changeComment,
  deleteComment,
  deletePullRequest,
  findProject,
  findRepository,
  findUser,
  mintServiceToken,
  mintToken,
  moveRepository,
  personalProject,
  putBuild,
  renameRepository,
  reopenPullRequest,
  review,
  type Host,
} from './host';

const verbs = {
  addUser,
  addProject,
  personalProject,
  findProject,
  findRepository,
  findUser,
  mintToken,
  mintServiceToken,
  addComment,
  changeComment,
  deleteComment,
  review,
  reopenPullRequest,
  deletePullRequest,
  putBuild,
  addHook,
  renameRepository,
  moveRepository,
};

type AllVerbs = typeof verbs;

/** What people and programs do to an instance, beside what every host has in its world. */
export type Verbs = {
  readonly [Name in keyof AllVerbs]: AllVerbs[Name] extends (host: Host, ...rest: infer Rest) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

export function bindVerbs(host: Host): Verbs {
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [name, (verb as (...args: unknown[]) => unknown).bind(null, host)]),
  ) as unknown as Verbs;
}
