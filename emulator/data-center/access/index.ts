export { createAuthenticator } from './authenticate';
export { ANONYMOUS, type Caller } from './caller';
export { levelIn, memberLevel, personLevel, projectLevel, reaches } from './levels';
export { createThrottle, type Throttle, type ThrottleOptions } from './throttle';
export { createTokenBuckets, type RateLimitOptions } from './token-bucket';
export { refuseForgery } from './xsrf';
