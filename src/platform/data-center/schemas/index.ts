export { accountSchema, type WireAccount } from './account';
export { activitySchema, commentSchema, type WireAnchor, type WireComment } from './comment';
export { changesSchema, commitSchema, type WireChange } from './source';
export { applicationPropertiesSchema } from './instance';
export { pullRequestSchema, type WirePullRequest, type WireRef } from './pull-request';
export { repositorySchema, type WireRepository } from './repository';
export { accessTokenSchema, tokenSchema } from './token';
