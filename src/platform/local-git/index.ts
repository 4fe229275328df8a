export { openLocalChange } from './open-local-change';
