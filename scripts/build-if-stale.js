'use strict';

// Builds unless the build is newer than all that it was made of: `npm ci` has just built what `npm test` asks for.
const { execSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const MADE_OF = [
  'src',
  'demo',
  'emulator',
  'frontend',
  'scripts',
  'package-lock.json',
  'tsconfig.build.json',
  'tsconfig.demo.json',
];
/** What the build writes last. */
const LAST = join(root, 'dist', 'frontend', 'panel.html');

/** Folders count too: a deleted file is seen by its folder. */
function changedAt(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

const built = existsSync(LAST) ? statSync(LAST).mtimeMs : 0;
const newest = Math.max(...MADE_OF.map((name) => changedAt(join(root, name))));
if (newest > built) execSync('npm run build', { cwd: root, stdio: 'inherit' });
