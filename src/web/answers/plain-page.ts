import { createHash } from 'node:crypto';
import { markup, Markup } from './markup';

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:42rem;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem;margin-top:2rem}
code{font:0.9em ui-monospace,monospace;overflow-wrap:anywhere}
dt{font-weight:600;margin-top:.75rem}dd{margin:0}
button{font:inherit;padding:.35rem .9rem}`;

/** Closes a window that a page opened for the sign-in; a window of the person's own stays. */
const CLOSE_WINDOW = 'window.close();';

export const PLAIN_STYLE_HASH = hashOf(STYLE);
export const CLOSE_WINDOW_HASH = hashOf(CLOSE_WINDOW);

// Browsers hash what stands between the tags, to the letter.
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);
const CLOSE_ELEMENT = new Markup(`<script>${CLOSE_WINDOW}</script>`);

/** A page without the frontend: for people, errors included. `body` starts with its heading. */
export function plainPage(title: string, body: Markup, closesWindow = false): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - Loom</title>
${STYLE_ELEMENT}
</head>
<body><main>${body}</main>${closesWindow ? CLOSE_ELEMENT : ''}</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
