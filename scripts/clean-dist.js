'use strict';

// A stale file in dist/ would still be loaded after its source was deleted.
require('node:fs').rmSync(require('node:path').join(__dirname, '..', 'dist'), { recursive: true, force: true });
