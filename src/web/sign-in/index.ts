export { type SignInOptions, signInRoutes } from './routes';
