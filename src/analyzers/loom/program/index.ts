export type * from './expression';
export type { Lower, Program, ProgramLanguage } from './program';
export type * from './statement';
export { partsOf, statementsIn } from './parts';
