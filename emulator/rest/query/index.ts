export { selectFields, addedFields } from './fields';
export { pageOf, type Page } from './page';
export { parseQuery } from './parse';
