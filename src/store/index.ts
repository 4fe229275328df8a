export type {
  FindingStore,
  InstallationInput,
  InstallationSecrets,
  InstallationStore,
  PersonStore,
  PersonTokens,
  PublicationStore,
  PublishedComment,
  PublishedCommit,
  RepositoryRecord,
  ReviewStore,
  SettingsStore,
  Store,
  WebhookSecrets,
} from './port';
export { databaseState, migrate } from './migrations';
export { openStore, type StoreLogger, type StoreOptions } from './open-store';
