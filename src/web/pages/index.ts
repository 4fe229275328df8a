export { iframePages } from './iframe-pages';
export { reviewLink, reviewSettingsLink } from './review-link';
export type { SendPageOptions } from './send-page';
export { startPage } from './start-page';
