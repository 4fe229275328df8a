import { languageOf } from '../../src/domain';
import type { LineItem } from '../open-set/read-set';

const EXTENSIONS: Readonly<Record<string, string>> = {
  javascript: 'js',
  typescript: 'ts',
  vue: 'vue',
  python: 'py',
  java: 'java',
  go: 'go',
  csharp: 'cs',
  php: 'php',
  ruby: 'rb',
  terraform: 'tf',
  yaml: 'yaml',
};

/**
 * Where an item lies while it is reviewed. Its own path says that it comes from a test suite, and often what is wrong with it; only
 * its extension is kept, because it tells the dialect.
 */
export function neutralPath(item: Pick<LineItem, 'lang' | 'path'>, index: number): string {
  const folder = `src/unit${index}`;
  if (item.lang === 'dockerfile') return `${folder}/Dockerfile`;
  const own = /\.(\w+)$/.exec(item.path)?.[1];
  const extension = own !== undefined && languageOf(`x.${own}`) !== null ? own : EXTENSIONS[item.lang];
  return `${folder}/module.${extension ?? item.lang}`;
}
