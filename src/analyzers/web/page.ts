import { isTestPath } from '../pull-request/path-kind';
import type { WorkerFile } from '../sandbox';
import { type Tag, tagsOf } from './tags';

/** The languages that templates are written in, as far as their file tells. */
export type Engine = 'jinja' | 'handlebars' | 'erb' | 'ejs' | 'blade' | 'vue' | 'angular' | 'thymeleaf' | 'twig' | 'go';

export interface Page {
  readonly text: string;
  readonly lines: readonly string[];
  readonly tags: readonly Tag[];
  readonly engines: ReadonlySet<Engine>;
}

const NAMED: readonly (readonly [ending: RegExp, engine: Engine])[] = [
  [/\.(?:j2|jinja2?|html\.j2)$/i, 'jinja'],
  [/\.(?:hbs|handlebars|mustache)$/i, 'handlebars'],
  [/\.(?:erb|rhtml)$/i, 'erb'],
  [/\.ejs$/i, 'ejs'],
  [/\.blade\.php$/i, 'blade'],
  [/\.vue$/i, 'vue'],
  [/\.component\.html$/i, 'angular'],
  [/\.twig$/i, 'twig'],
  [/\.(?:tmpl|gohtml)$/i, 'go'],
];

const SIGNS: readonly (readonly [sign: RegExp, engine: Engine])[] = [
  [/\{%-?\s*(?:extends|block|load|include|if|for|csrf_token|url)\b/, 'jinja'],
  [/\{\{#(?:if|each|with|unless)\b/, 'handlebars'],
  [/\sth:\w+=/, 'thymeleaf'],
  [/\s(?:\*ng(?:If|For)|\[innerHTML\])=/, 'angular'],
  [/\sv-(?:if|for|html|bind|model)\b/, 'vue'],
  [/<%[-=]?\s/, 'ejs'],
];

export function acceptsPath(path: string): boolean {
  return /\.(?:html?|xhtml|jsp)$/i.test(path) || NAMED.some(([ending]) => ending.test(path));
}

export function readPage({ path, text }: WorkerFile): Page | null {
  if (isTestPath(path)) return null;
  const named = NAMED.find(([ending]) => ending.test(path));
  const engines = named ? [named[1]] : SIGNS.filter(([sign]) => sign.test(text)).map(([, engine]) => engine);
  return { text, lines: text.split('\n'), tags: tagsOf(text), engines: new Set(engines) };
}
