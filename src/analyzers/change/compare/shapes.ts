import type { Argument, Catch, Entry, Expression, FunctionValue, Parameter, Program, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';
import { textOf } from '../../syntax';
import { isStatement } from './is-statement';
import { isOptional } from './optional';

/** Numbers for parts of programs: equal exactly for what says the same, whatever its layout, comments and parentheses. */
export interface Shapes {
  of(part: Expression | Statement): number;
  ofAll(parts: readonly (Expression | Statement)[]): readonly number[];
}

/** Both programs of a comparison share one. Every part is looked at once. */
export function createShapes(): Shapes {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  const number = (key: string): number => {
    const found = numbers.get(key) ?? numbers.size;
    numbers.set(key, found);
    return found;
  };
  const of = (part: Expression | Statement): number => {
    const found = known.get(part) ?? number(keyOf(part));
    known.set(part, found);
    return found;
  };
  const all = (parts: readonly (Expression | Statement)[]): string => parts.map(of).join();
  const maybe = (part: Expression | null): string => (part ? String(of(part)) : '');
  const keyOf = (part: Expression | Statement): string => `${part.kind} ${labelOf(part)} ${insidesOf(part)}`;

  const insidesOf = (part: Expression | Statement): string => {
    switch (part.kind) {
      case 'function':
        return 'value' in part ? functionKey(part.value) : functionKey(part);
      case 'call':
        return `${of(part.callee)}(${part.args.map(argumentKey).join()})`;
      case 'entries':
        return part.entries.map(entryKey).join();
      case 'index':
        return `${of(part.object)}[${maybe(part.index)}]`;
      case 'choice':
        return `${of(part.test)}?${of(part.then)}:${maybe(part.otherwise)}`;
      case 'switch':
        return `${maybe(part.subject)}{${part.cases.map(({ tests, body }) => `${all(tests)}:${all(body)}`).join(';')}}`;
      case 'try':
        return `${all(part.body)};${part.catches.map(catchKey).join(';')};${all(part.last)}`;
      case 'class':
        return all(part.members);
      default:
        return isStatement(part) ? statementKey(part) : all(partsOf(part));
    }
  };
  const statementKey = (statement: Statement): string => {
    const { expressions, lists } = statementsIn(statement);
    return `${all(expressions)};${lists.map(all).join(';')}`;
  };
  const functionKey = ({ params, body, async, annotations }: FunctionValue): string =>
    `${async} ${annotations.map(({ name }) => name).join()} (${params.map(parameterKey).join()}) ${all(body)}`;
  const parameterKey = ({ target, fallback, rest }: Parameter): string => `${of(target)}=${maybe(fallback)}${rest}`;
  const argumentKey = ({ name, spread, value }: Argument): string => `${name ?? ''}${spread ? '*' : ''}${of(value)}`;
  const entryKey = ({ key, value, spread }: Entry): string => `${maybe(key)}:${spread ? '*' : ''}${of(value)}`;
  const catchKey = ({ name, types, body }: Catch): string => `${name ?? ''} ${types.join('|')} ${all(body)}`;

  return { of, ofAll: (parts) => parts.map(of) };
}

/** What a part says by itself, without its parts. */
function labelOf(part: Expression | Statement): string {
  switch (part.kind) {
    case 'name':
      return part.name;
    case 'literal':
      return `${part.type} ${part.value}`;
    case 'binary':
      return part.written;
    case 'unary':
    case 'assign':
      return part.operator;
    case 'member':
      return `${part.name}${isOptional(part) ? '?' : ''}`;
    case 'call':
      return part.makes ? 'new' : '';
    case 'entries':
      return part.form;
    case 'wrapped':
      return `${part.by} ${part.type ?? ''} ${part.values.length === 0 ? textOf(part.node) : ''}`;
    case 'class':
      return `${part.name} ${part.bases.join()}`;
    case 'function':
      return ('value' in part ? part.value.name : part.name) ?? '';
    case 'import':
      return `${part.name} ${part.module} ${part.qualified}`;
    case 'jump':
      return textOf(part.node);
    default:
      return '';
  }
}

/** How often each shape stands in a program. */
export function countShapes({ body }: Program, shapes: Shapes): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const count = (part: Expression | Statement): void => {
    const shape = shapes.of(part);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  };
  const visit = (expression: Expression): void => {
    count(expression);
    if (expression.kind === 'function') visitAll(expression.body);
    else for (const part of partsOf(expression)) visit(part);
  };
  const visitAll = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      count(statement);
      const { expressions, lists } = statementsIn(statement);
      expressions.forEach(visit);
      lists.forEach(visitAll);
    }
  };
  visitAll(body);
  return counts;
}
