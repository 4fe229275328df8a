export { createWorld, type World, type WorldOptions } from './create-world';
export type { Addresses } from './state';
export { LONGEST_COMMENT } from './comments';
export { randomSecret } from './credentials';
export {
  Refusal,
  type Account,
  type Activity,
  type Anchor,
  type Annotation,
  type BuildStatus,
  type Comment,
  type Consumer,
  type Hook,
  type Installation,
  type Instant,
  type Participant,
  type Permission,
  type Properties,
  type PullRequest,
  type PullRequestState,
  type Report,
  type Repository,
  type Task,
  type Token,
  type TokenKind,
  type Workspace,
  type WorkspaceRole,
} from './model';
