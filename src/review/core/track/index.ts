export { textDigest } from './text-digest';
export { type CommentIdentity, trackFindings, type TrackInput, type Tracking } from './track';
export type { Coverage } from './vanished';
