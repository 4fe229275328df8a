export { createWebApp } from './app';
export type { PeoplePort } from './people-port';
export { FIRST_SITE, reviewPasses } from './session';
export type { SignInSite } from './sites';
export type {
  ConnectPort,
  DismissalChange,
  InstallationClaim,
  ProvedWorkspace,
  SignedRequest,
  WebDependencies,
  WebOptions,
} from './dependencies';
