export { accountKey, FIRST_SITE } from './account-key';
export { clearCookie, type CookieName, cookieName, readCookie, setCookie } from './cookies';
export { deriveKey } from './derive-key';
export { type IssuedSession, type PageSession, type PageSessions, pageSessions } from './page-session';
export { type Person, type PersonSessions, personSessions } from './person-session';
export { type ReviewPass, type ReviewPasses, reviewPasses } from './review-pass';
export { type ClaimSigner, claimSigner } from './signed-claims';
