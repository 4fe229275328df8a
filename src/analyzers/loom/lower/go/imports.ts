import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Import } from '../../program';

/** One line of an import. The package's name is worked out of its path, as it is by convention. */
export function importOf(spec: SyntaxNode): Import {
  const module = textOf(child(spec, 'path')!).slice(1, -1);
  const qualified = packageName(module);
  const written = child(spec, 'name');
  const alias = written && textOf(written);
  const name = module === 'text/template' ? 'template' : qualified;
  return { kind: 'import', node: spec, name: alias === '.' ? '*' : (alias ?? name), qualified, module };
}

/** `github.com/labstack/echo/v4` is `echo`, `gopkg.in/yaml.v3` is `yaml`, `github.com/golang-jwt/jwt-go` is `jwt`. Only `text/template`, which escapes nothing, is told from `html/template`. */
function packageName(path: string): string {
  if (path === 'text/template') return 'texttemplate';
  const parts = path.split('/');
  const last = parts.at(-1) ?? path;
  const own = /^v\d+$/.test(last) ? (parts.at(-2) ?? last) : last;
  return own
    .replace(/\.v\d+$/, '')
    .replace(/^go[-.]/, '')
    .replace(/[-.]go$/, '');
}
