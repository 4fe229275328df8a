import type { Call, Expression, Program, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';
import type { ModuleSite } from './module-site';

/** What `require_relative 'a'` of Ruby and `require __DIR__ . '/a.php'` of PHP name: files by the place of the one that names them. */
export function requiredByPath({ body, language }: Program): readonly ModuleSite[] {
  return callsIn(body).flatMap((call) => {
    const path = language === 'ruby' ? relativeOfRuby(call) : relativeOfPhp(call);
    return path === null ? [] : [{ module: path, name: null, line: call.node.line }];
  });
}

/** Outside of conditions and of what is tried out: there a file may be missing. */
function callsIn(statements: readonly Statement[]): readonly Call[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'try' || statement.kind === 'if') return [];
    const { expressions, lists } = statementsIn(statement);
    return [...expressions.flatMap(callsOf), ...lists.flatMap(callsIn)];
  });
}

function callsOf(expression: Expression): readonly Call[] {
  if (expression.kind === 'function') return callsIn(expression.body);
  if (expression.kind === 'choice') return [];
  if (expression.kind === 'binary' && expression.operator !== '+') return callsOf(expression.left);
  const inner = partsOf(expression).flatMap(callsOf);
  return expression.kind === 'call' ? [expression, ...inner] : inner;
}

function relativeOfRuby({ callee, args }: Call): string | null {
  const [path] = args;
  if (callee.kind !== 'name' || callee.name !== 'require_relative' || args.length !== 1) return null;
  return path?.value.kind === 'literal' && path.value.type === 'string' ? `./${path.value.value}` : null;
}

function relativeOfPhp({ callee, args }: Call): string | null {
  const path = args[0]?.value;
  if (callee.kind !== 'name' || !/^require(?:_once)?$/.test(callee.name)) return null;
  if (path?.kind !== 'binary' || path.operator !== '+') return null;
  const { left, right } = path;
  if (left.kind !== 'name' || left.name !== '__DIR__') return null;
  if (right.kind !== 'literal' || right.type !== 'string' || !right.value.startsWith('/')) return null;
  return `.${right.value}`;
}
