export { apiAnalyzer } from './api';
export { isOpenApi, lookUp, type OpenApi, type Operation, readOpenApi, textAt } from './openapi';
export { isProtected } from './openapi-differences';
