import type { Expression, FunctionValue, Program, Statement } from '../../loom';

/** What stands at the top of a file by name; a function where it is one. */
export type Top = ReadonlyMap<string, FunctionValue | null>;

const HANDS_ON: ReadonlySet<string> = new Set(['javascript', 'python']);

export function topOf({ body, root, language }: Program): Top {
  const top = new Map<string, FunctionValue | null>();
  for (const statement of body) {
    if (statement.kind === 'function' && statement.value.name) {
      const { name } = statement.value;
      top.set(name, top.has(name) ? null : statement.value);
    }
    if (statement.kind === 'class' && statement.name) top.set(statement.name, null);
    // Elsewhere a file does not hand on what it imports.
    if (statement.kind === 'import' && HANDS_ON.has(language)) top.set(statement.name, null);
    const [target, value] = assigned(statement);
    if (target?.kind === 'name') top.set(target.name, value?.kind === 'function' ? value : null);
  }
  if (language === 'javascript') for (const name of typesIn(root.source)) top.set(name, null);
  return top;
}

function assigned(statement: Statement): readonly [Expression | null, Expression | null] {
  if (statement.kind === 'variable') return [statement.target, statement.value];
  if (statement.kind === 'expression' && statement.value.kind === 'assign')
    return [statement.value.target, statement.value.value];
  return [null, null];
}

/** Types of TypeScript, which a program does not have. */
function typesIn(text: string): readonly string[] {
  return [...text.matchAll(/^export (?:declare )?(?:interface|type|enum|const enum) ([A-Za-z_$][\w$]*)/gm)].map(
    ([, name]) => name!,
  );
}
