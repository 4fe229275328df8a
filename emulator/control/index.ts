export { controlRoutes } from './control-routes';
