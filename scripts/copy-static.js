'use strict';

// What the compiler does not copy: what the emulator's pages serve as it is, and the data of Loom's own rules.
const { cpSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const pages = join('emulator', 'pages', 'static');
cpSync(join(root, pages), join(root, 'dist', pages), { recursive: true });
for (const analyzer of ['loom', 'change']) {
  const rules = join('analyzers', analyzer, 'rules');
  cpSync(join(root, 'src', rules), join(root, 'dist', rules), { recursive: true });
}
