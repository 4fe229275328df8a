export { connectAuthorization } from './connect-authorization';
export type { ConnectApp } from './connect-tokens';
export { type InstallationClaim, type ProvedInstallation, proveInstallation } from './prove-installation';
export type { SignedRequest } from './qsh';
export { claimedIssuer, type InboundClaims } from './read-jwt';
export { type JwtAnswer, type JwtQuestion, type JwtRefusal, verifyConnectJwt } from './verify-jwt';
