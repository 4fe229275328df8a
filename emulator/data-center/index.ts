export { startDataCenter, type DataCenter, type DataCenterOptions } from './start';
export { isVersionName, type VersionName } from './versions';
export type { BuildState, Limits, ReviewStatus, TokenPermission } from './host';
