export { buildsOf, deleteBuild, putBuild } from './builds';
export {
  addComment,
  changeComment,
  deleteComment,
  detailsOf,
  pendingOf,
  publishPending,
  repliesTo,
  rootOf,
  type CommentPlace,
  type NewComment,
} from './comments';
export { addHook, hooksOf, replaceHook, type HookOwner, type NewHook } from './hooks';
export type { Build, BuildState, Hook, TokenRecord } from './model';
export { createHost, supports, USUAL_LIMITS, type Host, type Limits, type Settings } from './host';
export {
  addProject,
  addUser,
  findProject,
  findRepository,
  findUser,
  findUserByName,
  formerRepository,
  isPersonal,
  moveRepository,
  ownerOf,
  people,
  personalProject,
  renameRepository,
  userSlug,
  type NewPerson,
  type NewProject,
} from './people';
export { deletePullRequest, isDeleted, reopenPullRequest, updatesOf, versionOf } from './pull-requests';
export {
  mintServiceToken,
  mintToken,
  recordOf,
  type NewServiceToken,
  type NewUserToken,
  type TokenPermission,
} from './tokens';
export { review, statusOf, type ReviewStatus } from './verdicts';
