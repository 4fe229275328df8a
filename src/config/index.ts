export type { CloudCredential, ServerConfig } from './server-config';
export { type CliEnvironment, readCliEnvironment, VARIABLES } from './environment';
export { loomVersion } from './version';
