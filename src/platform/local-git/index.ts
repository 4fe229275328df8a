export { type LocalChangeRequest, openLocalChange } from './open-local-change';
