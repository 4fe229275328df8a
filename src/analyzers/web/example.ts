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

export function css(text: string): Example {
  return { path: 'src/page.css', text: `${text}\n` };
}

export function scss(text: string): Example {
  return { path: 'src/page.scss', text: `${text}\n` };
}

export function less(text: string): Example {
  return { path: 'src/page.less', text: `${text}\n` };
}
