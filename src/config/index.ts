export type { CloudCredential, DataCenterConnection, ServerConfig } from './server-config';
export { type CliEnvironment, type HostTools, readCliEnvironment, VARIABLES } from './environment';
export { ignoredProxies } from './ignored-proxies';
export { oldCredentials } from './old-credentials';
export { loomVersion } from './version';
export { readServerConfig } from './read-server-config';
export { SERVER_VARIABLES, type ServerVariable } from './variables';
export { type BitbucketAccess, readBitbucketAccess } from './bitbucket-access';
