export { createPages } from './create-pages';
export { html, Html, type Fragment } from './html';
export { renderLayout, type Frame } from './layout';
export { signedInPerson } from './signed-in';
