import type { SyntaxNode } from '../../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../../names';
import type { Expression } from '../../program';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

/** Where the format stands. */
const FORMATS: Readonly<Record<string, number>> = {
  printf: 0,
  wprintf: 0,
  fprintf: 1,
  sprintf: 1,
  syslog: 1,
  dprintf: 1,
  snprintf: 2,
};
/** Names of what is meant to be one. */
const FORMAT_NAME = /fmt|format|pattern|template|usage|help/i;

/** Text as a format although nothing is put into it: what stands in it is taken for directives. */
export const formatString: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      const at = FORMATS[calledName(expression)];
      const format = at === undefined ? null : expression.args[at];
      if (!format || expression.args.length !== at! + 1) return;
      if (isText(uncast(format.value), scope, resolver)) found.push(expression.node);
    },
  });
  return found;
};

function isText(format: Expression, scope: Scope, resolver: Resolver): boolean {
  if (resolver.constantOf(format, scope)) return false;
  if (format.kind === 'call')
    return format.callee.kind === 'member' && /^(?:c_str|data)$/.test(format.callee.name) && format.args.length === 0;
  if (format.kind === 'member') return !FORMAT_NAME.test(format.name);
  if (format.kind === 'index') return format.object.kind === 'name' && format.object.name === 'argv';
  if (format.kind !== 'name' || FORMAT_NAME.test(format.name)) return false;
  const binding = lookUp(scope, format.name);
  if (!binding || (binding.kind !== 'parameter' && binding.kind !== 'variable')) return false;
  // A name that only ever stands for fixed texts is one of them.
  const isFixed = binding.values.length > 0 && binding.values.every((value) => isFixedText(value));
  return !isFixed && (binding.type === null || /char|string/i.test(binding.type));
}

function isFixedText(value: Expression): boolean {
  if (value.kind === 'choice')
    return isFixedText(value.then) && value.otherwise !== null && isFixedText(value.otherwise);
  if (value.kind === 'call') return /^(?:_|N_|gettext|dgettext|tr)$/.test(calledName(value));
  // What is kept in a table of texts.
  return value.kind === 'literal' || value.kind === 'index';
}
