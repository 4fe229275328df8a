export { createWebApp } from './app';
export { FIRST_SITE, reviewPasses } from './session';
export type { SignInSite } from './sites';
export type {
  ConnectPort,
  DismissalChange,
  InstallationClaim,
  PeoplePort,
  ProvedWorkspace,
  SignedRequest,
  WebDependencies,
  WebOptions,
} from './dependencies';
