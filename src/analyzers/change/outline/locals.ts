import type { Expression, FunctionValue, Statement } from '../../loom';
import { statementsIn } from '../../loom';
import { type Classes, classOfValue, namedClass } from './named-class';

/** Languages where a variable keeps the type of its first value. */
const KEEPS_TYPE: ReadonlySet<string> = new Set(['java', 'csharp']);

/** The names that a function brings in, with the class of what they hold as far as that is sure. */
export function localsOf({ params, body }: FunctionValue, language: string): Classes {
  const found = new Map<string, string | null>();
  const add = (target: Expression, known: string | null): void => {
    for (const name of namesIn(target)) found.set(name, found.has(name) ? null : known);
  };
  for (const { target, type, rest } of params) add(target, rest ? null : namedClass(type));
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'variable') {
        const { target, type, value, modifiers } = statement;
        const isKept = KEEPS_TYPE.has(language) || modifiers.includes('const');
        add(
          target,
          type === null && !isKept ? null : (namedClass(type) ?? (type === null ? classOfValue(value) : null)),
        );
      }
      if (statement.kind === 'expression' && statement.value.kind === 'assign' && language === 'python')
        add(statement.value.target, classOfValue(statement.value.value));
      if (statement.kind === 'loop' && statement.each) add(statement.each.target, null);
      if (statement.kind === 'try') for (const { name } of statement.catches) if (name !== null) found.set(name, null);
      if (statement.kind === 'function' && statement.value.name !== null) found.set(statement.value.name, null);
      if (statement.kind !== 'class') statementsIn(statement).lists.forEach(visit);
    }
  };
  visit(body);
  return found;
}

function namesIn(target: Expression): readonly string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'entries' ? target.entries.flatMap(({ value }) => namesIn(value)) : [];
}
