export { type CliEnvironment, type HostTools, readCliEnvironment, VARIABLES } from './environment';
export { loomVersion } from './version';
