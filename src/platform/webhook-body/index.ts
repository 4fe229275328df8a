export { fieldReader } from './field-reader';
