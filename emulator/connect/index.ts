export { appParcels } from './app-parcels';
export { createConnectApps, type ConnectApps, type InstallRequest } from './apps';
export { descriptorOf } from './installed-descriptor';
export { DescriptorError, parseDescriptor, scopesOf, type Descriptor } from './descriptor';
export { fetchDescriptor } from './fetch-descriptor';
export { LifecycleError } from './lifecycle';
export { queryHash, type SignedRequest } from './query-hash';
export { findModule, shownModules, type Place, type ShownModule } from './shown-modules';
export type { ShownOn } from './page-context';
