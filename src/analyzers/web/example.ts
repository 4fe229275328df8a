import type { Example } from '../document-rules';

export function jinja(text: string): Example {
  return { path: 'templates/page.html.j2', text: `${text}\n` };
}

export function html(text: string): Example {
  return { path: 'public/page.html', text: `${text}\n` };
}

export function file(path: string, text: string): Example {
  return { path, text: `${text}\n` };
}
