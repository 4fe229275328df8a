import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Router } from 'express';

/** Styles and scripts of the pages, and the script that apps load into their iframes. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  '/_pages/static/page.css': [
    'theme.css',
    'frame.css',
    'controls.css',
    'pull-request.css',
    'comments.css',
    'diff.css',
    'apps.css',
    'narrow.css',
  ],
  '/_pages/static/page.js': ['page.js'],
  '/_pages/static/host.js': ['host.js'],
  '/atlassian-connect/all.js': ['all.js'],
};

export function staticFiles(): Router {
  const router = Router();
  for (const [address, names] of Object.entries(FILES)) {
    const content = names.map((name) => readFileSync(join(staticFolder(), name), 'utf8')).join('\n');
    router.get(address, (_request, response) => {
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.type(address.endsWith('.css') ? 'css' : 'js').send(content);
    });
  }
  return router;
}

/** The files stay where they are written; compiled code looks for them from the top of the package. */
function staticFolder(): string {
  let folder = __dirname;
  while (!isPackage(folder)) folder = dirname(folder);
  return join(folder, 'emulator', 'pages', 'static');
}

function isPackage(folder: string): boolean {
  try {
    readFileSync(join(folder, 'package.json'));
    return true;
  } catch {
    return dirname(folder) === folder;
  }
}
