import type { Expression, Program } from '../program';
import { lookUp, type Scope } from './scope';

/** A file with more of them was not written by hand, and every name would go by all. */
const MAX_PACKAGES = 30;

/** The packages whose names all come in: `import org.apache.commons.exec.*`, `from os import *`. */
export function openPackages({ body }: Pick<Program, 'body'>): readonly string[] {
  const found = body.flatMap((one) => (one.kind === 'import' && one.name === '*' ? [one.qualified] : []));
  return [...new Set(found)].slice(0, MAX_PACKAGES);
}

/** What a name that nobody here declares goes by in each of those packages: only their authors know in which of them it is. */
export function namesInPackages(
  name: string,
  root: string,
  packages: readonly string[],
  scope: Scope,
): readonly string[] {
  if (packages.length === 0 || root === 'this' || lookUp(scope, root)) return [];
  return packages.map((one) => `${one}.${name}`);
}

/** The first name of a chain: `a` of `a.b().c`. */
export function rootOf(expression: Expression): string | null {
  let root = expression;
  while (root.kind === 'member' || root.kind === 'call') root = root.kind === 'member' ? root.object : root.callee;
  return root.kind === 'name' ? root.name : null;
}
