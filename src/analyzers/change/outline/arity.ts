import type { FunctionValue, Parameter } from '../../loom';

/** How many arguments a function asks for, and how many it takes. */
export interface Arity {
  readonly required: number;
  /** Null: any number. */
  readonly most: number | null;
}

/** Null where a decorator may change it, or parameters are given by name alone. */
export function arityOf({ params, annotations }: FunctionValue): Arity | null {
  if (annotations.length > 0 || !params.every(isByPosition)) return null;
  const plain = params.filter(({ rest }) => !rest);
  const optional = plain.filter(({ fallback, node }) => fallback !== null || node.kind === 'optional_parameter');
  return { required: plain.length - optional.length, most: plain.length < params.length ? null : plain.length };
}

function isByPosition({ target, node }: Parameter): boolean {
  if (/keyword|hash_splat|block/.test(node.kind)) return false;
  return target.kind === 'name' || target.kind === 'entries';
}

export function isSame(a: Arity, b: Arity): boolean {
  return a.required === b.required && a.most === b.most;
}

export function fits(args: number, { required, most }: Arity): boolean {
  return args >= required && (most === null || args <= most);
}
