export { type PageAddress, parsePullRequestUrl, parseRepositoryUrl, type PullRequestAddress } from './address';
export { createDataCenterClient, type DataCenterClientOptions } from './client';
export { type DataCenterConnection, DEFAULT_REQUESTS_PER_MINUTE } from './connection';
export { connectDataCenter, type DataCenterHostOptions } from './data-center-host';
export { findDataCenterRepository } from './find-repository';
export {
  dataCenterAuthorizeUrl,
  type DataCenterConsumer,
  type DataCenterTokens,
  dataCenterWhoAmI,
  exchangeDataCenterCode,
  refreshDataCenterTokens,
} from './oauth';
export { dataCenterPersonIsProjectAdmin, dataCenterPersonPermission } from './person';
export { createDataCenterTenants, type DataCenterTenants, type DataCenterTenantsOptions } from './tenants';
