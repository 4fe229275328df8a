export type { ChangedFile, Content, OpenChange } from './port';
