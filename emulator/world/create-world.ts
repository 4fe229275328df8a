import type { HostEvent } from '../events';
import { declinePullRequest, mergePullRequest } from './closing';
import { addComment, deleteComment, editComment, reopenComment, resolveComment } from './comments';
import { addConsumer, mintAccessToken, mintToken, putInstallation } from './credentials';
import { addHook, updateHook } from './hooks';
import { deleteReport, findReport, putAnnotation, putReport } from './insights';
import {
  addAppUser,
  addMember,
  addUser,
  addWorkspace,
  findUser,
  findWorkspace,
  permissionOf,
  setPermission,
} from './people';
import { createPullRequest, updatePullRequest } from './pull-requests';
import { pushed } from './pushes';
import { addRepository, commitFiles, findRepository, forkRepository } from './repositories';
import type { Fact } from './facts';
import { createState, type WorldState } from './state';
import { putStatus } from './statuses';
import { addTask, deleteTask, updateTask } from './tasks';
import { approve, requestChanges, unapprove, withdrawChangeRequest } from './verdicts';

const verbs = {
  addUser,
  addAppUser,
  addMember,
  addWorkspace,
  findUser,
  findWorkspace,
  permissionOf,
  setPermission,
  addRepository,
  forkRepository,
  findRepository,
  commitFiles,
  pushed,
  createPullRequest,
  updatePullRequest,
  mergePullRequest,
  declinePullRequest,
  approve,
  unapprove,
  requestChanges,
  withdrawChangeRequest,
  addComment,
  editComment,
  deleteComment,
  resolveComment,
  reopenComment,
  addTask,
  updateTask,
  deleteTask,
  putStatus,
  putReport,
  findReport,
  deleteReport,
  putAnnotation,
  addHook,
  updateHook,
  mintToken,
  mintAccessToken,
  addConsumer,
  putInstallation,
};

type Verbs = typeof verbs;
type Bound = {
  readonly [Name in keyof Verbs]: Verbs[Name] extends (state: WorldState, ...rest: infer Rest) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

/** The emulated host: its state, and the verbs that change it as people and programs would. */
export interface World extends WorldState, Bound {
  /** Calls back for everything that a webhook could tell. Answers with the way to stop. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void;
  /** The same before it is put into the words of Cloud. */
  readonly onFact: (watcher: (fact: Fact) => void) => () => void;
}

export interface WorldOptions {
  /** Where the bare repositories go. It must exist. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
}

export function createWorld(options: WorldOptions): World {
  const state = createState(options.folder, options.clock ?? Date.now);
  const bound = Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [name, (verb as (...args: unknown[]) => unknown).bind(null, state)]),
  ) as Bound;
  return Object.assign({}, state, bound, {
    onEvent: (listener: (event: HostEvent) => void) => {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
    onFact: (watcher: (fact: Fact) => void) => {
      state.watchers.add(watcher);
      return () => void state.watchers.delete(watcher);
    },
  });
}
