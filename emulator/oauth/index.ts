export { authorizePage } from './authorize';
export { tokenEndpoint } from './token-endpoint';
