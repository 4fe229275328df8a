export type { ApiContext } from './api-context';
export { apiRoutes } from './routes';
