export { startEmulator, type Emulator, type EmulatorOptions } from './start';
export type { HostEvent } from './events';
export type { Fault, FaultAction } from './faults';
export type { Account, BuildStatus, Comment, Consumer, PullRequest, Repository, Workspace, World } from './world';
