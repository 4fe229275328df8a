export { createWorld, type World, type WorldOptions } from './create-world';
export { note } from './emit';
export type { Fact, RefMove } from './facts';
export type { Addresses } from './state';
export { recordUpdate } from './activity';
export { takePart } from './verdicts';
export { LONGEST_COMMENT } from './comments';
export { randomSecret } from './credentials';
export {
  Refusal,
  type Account,
  type Activity,
  type Anchor,
  type Annotation,
  type BuildStatus,
  type AnchorDetails,
  type Comment,
  type CommentDetails,
  type Consumer,
  type Hook,
  type Installation,
  type LineType,
  type Mark,
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
  type UpdateEntry,
  type Verdict,
  type Workspace,
  type WorkspaceRole,
} from './model';
