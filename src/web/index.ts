export { createWebApp } from './app';
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
