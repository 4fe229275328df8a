export { gitRoutes } from './git-routes';
