import { serveFiles } from '..';

/** A worker whose tool cannot be loaded. */
serveFiles(() => Promise.reject(new Error('the tool is not installed')));
