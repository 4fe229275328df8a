export { contextParameter, numberParameter } from './iframe-parameters';
export { lifecycleRoutes } from './lifecycle-routes';
export { refuseSwitches } from './refuse-switches';
export { verifyIframe } from './iframe';
