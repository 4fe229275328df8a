export { type ConfiguredCredential, tokenAuthorization } from './token-authorization';
