export type { FileNames } from './build-scopes';
export { type NameIndex, nameIndex } from './name-index';
export { createResolver, type Resolver, type TypeNames } from './resolver';
export { type Binding, classAround, isClass, lookUp, type Scope } from './scope';
export { walk } from './walk';
