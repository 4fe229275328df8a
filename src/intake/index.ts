export { connectDoor, type ConnectDoorDeps, type JwtCheck } from './connect-door';
export { findMissed, type Territory } from './find-missed';
export { webhookHandler } from './http';
export { reviewKey } from './job-of';
export { namedDoors } from './named-doors';
export type { ReceiveDeps } from './receive';
export type { Answer, Door, Proved, WebhookRequest } from './request';
export { repositoryAddress } from './repository-address';
export { tokenDoor, type TokenDoorDeps } from './token-door';
