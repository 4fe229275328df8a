export type {
  CallOptions,
  Capabilities,
  ChangeRequest,
  HostRegistry,
  Permission,
  PullRequestHost,
  Urgency,
} from './host';
export type { ChangedFile, OpenChange } from './port';
