export { controlRoutes } from './control-routes';
export { content } from './seed-schema';
export { sow } from './sow';
