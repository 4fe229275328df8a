export { createWebApp } from './app';
export type {
  ConnectPort,
  DismissalWish,
  InstallationClaim,
  PeoplePort,
  ProvedWorkspace,
  SignedRequest,
  WebDependencies,
  WebOptions,
} from './dependencies';
export { redactUrl } from './redact-url';
