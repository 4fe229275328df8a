export type { CloudCredential, DataCenterConnection, ServerConfig } from './server-config';
export { type CliEnvironment, type HostTools, loomVersion, VARIABLES } from './command-line';
export { ignoredProxies } from './ignored-proxies';
export { oldCredentials } from './old-credentials';
export { readServerConfig } from './read-server-config';
export { SERVER_VARIABLES, type ServerVariable } from './variables';
export { type BitbucketAccess, readBitbucketAccess } from './bitbucket-access';
