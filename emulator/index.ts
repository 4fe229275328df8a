export { startEmulator, type Emulator, type EmulatorOptions } from './start';
export type { HostEvent } from './events';
export type { Fault, FaultAction } from './faults';
