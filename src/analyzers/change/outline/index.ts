export { type Arity, fits } from './arity';
export type { CallSite } from './call-site';
export type { ModuleSite } from './module-site';
export { type ChangedFunction, type ImportSite, type Outline, outlineOf } from './outline';
