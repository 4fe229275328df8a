export type { Caller } from './caller';
export { authenticate } from './authenticate';
export { verifyConnectJwt } from './connect-jwt';
export {
  callerPermission,
  requireOwner,
  requirePermission,
  visiblePullRequest,
  visibleRepository,
  visibleWorkspace,
} from './visibility';
export * as scopes from './scopes';
export { requireScopes, type Needs } from './scopes';
export { createRateLimit, resourceOf, type RateLimit, type RateLimitOptions } from './rate-limit';
