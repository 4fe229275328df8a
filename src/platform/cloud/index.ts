export { bearerCredentials, type CloudAuthorization, type CloudCredentials } from './authorization';
export { type CloudHostOptions, createCloudHost } from './cloud-host';
export { findRepository } from './find-repository';
export { createCloudApi } from './api';
export {
  authorizeUrl,
  basicHeader,
  clientCredentials,
  exchangeCode,
  type OAuthConsumer,
  refreshTokens,
  whoAmI,
} from './oauth';
export { uuidSegment } from './paths';
export { personIsWorkspaceAdmin, personPermission } from './person';
export { workspaceSchema } from './schemas';
export { createTokenCache, type TokenCache } from './token-cache';
export { type OAuthTokens, requestTokens, TOKEN_PATH } from './token-endpoint';
