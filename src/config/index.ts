export { type CliEnvironment, readCliEnvironment, VARIABLES } from './environment';
export { loomVersion } from './version';
