export type { ChangedFile, OpenChange } from './port';
