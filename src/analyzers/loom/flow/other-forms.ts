import { lookUp, type Scope } from '../names';
import type { Expression } from '../program';

const MAX_CHAIN = 8;
/** Calls that give their one argument in another form: what holds of that holds of it. */
const SAME_PATH = /^(?:Clean|Abs|EvalSymlinks|ToSlash|FromSlash|realpath|expand_path|normalize|abspath)$/;
/** Calls that say how one leads to another, and where in them the other stands: what does not lead upwards stays inside. */
const WAY_TO: Readonly<Record<string, number>> = { relative: 1, Rel: 1, GetRelativePath: 1, relpath: 0 };
/** Where getters are read as members. */
const PATH_FORMS = new Set(['canonicalPath', 'canonicalFile', 'absolutePath', 'absoluteFile']);

/** An expression with what it is another form of: `file.toPath().normalize()` is `file`, and so is a name that was given it. */
export function otherForms(expression: Expression, scope: Scope, depth = 0): readonly Expression[] {
  if (depth > MAX_CHAIN) return [expression];
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.args.length === 0)
    return [expression, ...otherForms(expression.callee.object, scope, depth + 1)];
  if (expression.kind === 'call' && expression.args.length === 1 && SAME_PATH.test(lastName(expression.callee)))
    return [expression, ...otherForms(expression.args[0]!.value, scope, depth + 1)];
  if (expression.kind === 'call') {
    const led = expression.args[WAY_TO[lastName(expression.callee)] ?? -1];
    if (led) return [expression, ...otherForms(led.value, scope, depth + 1)];
  }
  if (expression.kind === 'member' && PATH_FORMS.has(expression.name))
    return [expression, ...otherForms(expression.object, scope, depth + 1)];
  if (expression.kind === 'name') {
    // Also of several results, of which it is the first.
    const [value, ...more] = lookUp(scope, expression.name)?.values ?? [];
    if (value?.kind === 'call' && more.length === 0)
      return [expression, ...otherForms(value, scope, depth + 1).slice(1)];
  }
  return [expression];
}

function lastName(callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** The host, or whether there is one. */
const HOST_NAMES = new Set([
  ...['host', 'hostname', 'netloc', 'origin'],
  ...['Host', 'DnsSafeHost', 'IdnHost', 'Authority', 'IsAbsoluteUri'],
]);
const ADDRESS_PARSERS = /^(?:URL|Uri|url_?parse|url_?split|parse)$/;

/** The host of an address that was taken apart, with the address: where the host is known, so is where it leads. */
export function withAddress(expression: Expression, scope: Scope): readonly Expression[] {
  if (expression.kind === 'name') {
    const host = onlyValue(expression, scope);
    return host?.kind === 'member' ? [expression, ...withAddress(host, scope).slice(1)] : [expression];
  }
  if (expression.kind !== 'member' || !HOST_NAMES.has(expression.name)) return [expression];
  const { object } = expression;
  const parsed = object.kind === 'name' ? onlyValue(object, scope) : object;
  const address = parsed?.kind === 'call' && isParser(parsed.callee) ? parsed.args[0]?.value : undefined;
  return [expression, object, ...(address ? [address] : [])];
}

function isParser(callee: Expression): boolean {
  return (callee.kind === 'name' || callee.kind === 'member') && ADDRESS_PARSERS.test(callee.name);
}

function onlyValue({ name }: Extract<Expression, { kind: 'name' }>, scope: Scope): Expression | null {
  const binding = lookUp(scope, name);
  const [value, ...more] = binding && !binding.open ? binding.values : [];
  return value && more.length === 0 ? value : null;
}
