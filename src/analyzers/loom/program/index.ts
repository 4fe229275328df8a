export type { Lower, Program, ProgramLanguage } from './program';
export type * from './forms';
export { partsOf, statementsIn } from './parts';
