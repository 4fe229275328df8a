export { appParcels } from './app-parcels';
export { createConnectApps, type ConnectApps, type InstallRequest } from './apps';
export { DescriptorError, parseDescriptor, scopesOf, type Descriptor } from './descriptor';
export { fetchDescriptor } from './fetch-descriptor';
export { LifecycleError } from './lifecycle';
export { canonicalRequest, queryHash, type SignedRequest } from './query-hash';
export { shownModules, type Place, type ShownModule } from './shown-modules';
export type { ShownOn } from './page-context';
export { signToken } from './token';
