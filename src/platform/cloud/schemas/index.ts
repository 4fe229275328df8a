export { accountSchema, type WireAccount } from './account';
export { commentSchema, type WireComment, type WireInline } from './comment';
export { permissionSchema, roleSchema } from './permission';
export { participantsSchema, pullRequestSchema, type WireEnd, type WirePullRequest } from './pull-request';
export { repositorySchema, type WireRepository, workspaceAccessSchema, workspaceSchema } from './repository';
export { commitSchema, diffstatSchema, type WireDiffstat } from './source';
export { taskSchema, type WireTask } from './task';
export { tokenSchema } from './token';
