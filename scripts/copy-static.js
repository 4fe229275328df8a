'use strict';

// What the emulator's pages serve as it is: the compiler does not copy it.
const { cpSync } = require('node:fs');
const { join } = require('node:path');

const below = join('emulator', 'pages', 'static');
const root = join(__dirname, '..');
cpSync(join(root, below), join(root, 'dist', below), { recursive: true });
