export type {
  CallOptions,
  Capabilities,
  ChangeRequest,
  HostRegistry,
  HostRepository,
  Permission,
  PullRequestHost,
  Urgency,
} from './host';
export type { ChangedFile, OpenChange } from './port';
