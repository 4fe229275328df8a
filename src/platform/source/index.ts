export { installedGit } from './git-obstacle';
export { openSource } from './open-source';
export type { GitCredentials, ListedFile, RestFile, SourceLimits, SourceRequest, SourceRest } from './port';
export { removeStaleScratch } from './stale-scratch';
