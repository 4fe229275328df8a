export { iframePages } from './iframe-pages';
export { reviewLink } from './review-link';
export type { SendPageOptions } from './send-page';
export { startPage } from './start-page';
