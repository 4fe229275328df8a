export { createFaults, type Fault, type FaultAction, type Faults } from './faults';
export { applyFaults } from './apply-faults';
