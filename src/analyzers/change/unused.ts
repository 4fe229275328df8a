import type { ClassStatement, FunctionValue, Program, Statement } from '../loom';
import { partsOf, statementsIn } from '../loom';
import type { SyntaxNode } from '../syntax';

/** Something that only its own file can use, and that nothing there does. */
export interface Unused {
  readonly what: 'function' | 'import' | 'variable';
  readonly name: string;
  readonly node: SyntaxNode;
  /** Whether other files of its folder or package could use it too. */
  readonly shared: boolean;
}

/** Functions that machines call by their name. */
const CALLED_BY_NAME =
  /^(?:constructor|main|init|__\w+|readObject|writeObject|readResolve|writeReplace|readObjectNoData|initialize\w*|method_missing|respond_to_missing\?|finalize)$/;
/** Files that are half of a class, and base classes that call private functions. */
const HALF = /\bpartial\s+(?:class|struct|record)\b|\b\w*Behaviour\b/;

/**
 * What the change left without any use: a private function, an import or a local variable whose name stands once in the whole text, comments and
 * strings included. What was so before is no news. Linters of JavaScript and Python say it of imports and variables, the compiler of Go too.
 */
export function unusedIn(base: Program | null, head: Program): readonly Unused[] {
  const text = head.root.source;
  const [before, now] = [countWords(base?.root.source ?? ''), countWords(text)];
  return candidatesOf(head).filter(({ what, name }) => {
    if (now.get(name) !== 1 || /^_|ignore|unused|dummy/i.test(what === 'function' ? '' : name)) return false;
    const was = before.get(name) ?? 0;
    return what === 'variable' ? was === 0 : was !== 1;
  });
}

function candidatesOf(head: Program): readonly Unused[] {
  const { body, language, root } = head;
  switch (language) {
    case 'java':
    case 'kotlin':
      return [...importsOf(body), ...privateFunctions(body), ...(language === 'java' ? variablesIn(body) : [])];
    case 'csharp':
      return HALF.test(root.source) ? [] : [...privateFunctions(body), ...variablesIn(body)];
    case 'php':
      return [...importsOf(body), ...privateFunctions(body)];
    case 'javascript':
      return privateFunctions(body);
    case 'ruby':
      return rubyFunctions(body);
    case 'go':
      return topFunctions(body, /^[a-z]/);
    case 'python':
      return topFunctions(body, /^_[a-z]/);
    default:
      return [];
  }
}

function importsOf(body: readonly Statement[]): readonly Unused[] {
  return body.flatMap((one) =>
    // What begins small may be an operator, which is used without its name.
    one.kind === 'import' && /^[A-Z]\w*$/.test(one.name)
      ? [{ what: 'import' as const, name: one.name, node: one.node, shared: false }]
      : [],
  );
}

function classesIn(body: readonly Statement[]): readonly ClassStatement[] {
  return body.flatMap((one) => (one.kind === 'class' ? [one, ...classesIn(one.members)] : []));
}

function asUnused(value: FunctionValue, shared: boolean): readonly Unused[] {
  const { name, annotations, node } = value;
  if (name === null || annotations.length > 0 || CALLED_BY_NAME.test(name) || !/^\w+$/.test(name)) return [];
  return isHandler(value) ? [] : [{ what: 'function', name, node, shared }];
}

/** What a designer's file or a template wires to an event. */
function isHandler({ params }: FunctionValue): boolean {
  return params.length === 2 && (params[0]?.type === 'object' || params[0]?.type === 'object?');
}

function privateFunctions(body: readonly Statement[]): readonly Unused[] {
  return classesIn(body).flatMap(({ members }) =>
    members.flatMap((one) =>
      one.kind === 'function' && one.value.modifiers.includes('private') ? asUnused(one.value, false) : [],
    ),
  );
}

/** Below a bare `private` in a class that stands for itself: others may call what they inherit from it, or are given. */
function rubyFunctions(body: readonly Statement[]): readonly Unused[] {
  return classesIn(body).flatMap(({ members, bases }) => {
    if (bases.length > 0) return [];
    let hidden = false;
    return members.flatMap((one) => {
      if (one.kind === 'expression') {
        const name = one.value.kind === 'call' && one.value.args.length === 0 ? one.value.callee : one.value;
        if (name.kind === 'name' && /^(?:private|public|protected)$/.test(name.name)) hidden = name.name === 'private';
      }
      return hidden && one.kind === 'function' ? asUnused(one.value, false) : [];
    });
  });
}

function topFunctions(body: readonly Statement[], name: RegExp): readonly Unused[] {
  return body.flatMap((one) =>
    one.kind === 'function' && name.test(one.value.name ?? '') ? asUnused(one.value, true) : [],
  );
}

/** Local variables with a value. A resource that is only held is no such thing. */
function variablesIn(body: readonly Statement[]): readonly Unused[] {
  const found: Unused[] = [];
  const visit = (statements: readonly Statement[], local: boolean): void => {
    for (const statement of statements) {
      if (local && statement.kind === 'variable' && statement.value && statement.annotations.length === 0) {
        const { target, node } = statement;
        if (target.kind === 'name' && !/^\s*(?:await\s+)?using\b/.test(node.source.slice(node.start)))
          found.push({ what: 'variable', name: target.name, node, shared: false });
      }
      if (statement.kind === 'class') visit(statement.members, false);
      if (statement.kind === 'function') visit(statement.value.body, true);
      const { expressions, lists } = statementsIn(statement);
      for (const expression of expressions) visitExpression(expression);
      if (statement.kind === 'class') continue;
      for (const list of statement.kind === 'using' ? [statement.body] : lists) visit(list, local);
    }
  };
  const visitExpression = (expression: Parameters<typeof partsOf>[0]): void => {
    if (expression.kind === 'function' && expression.name === null) visit(expression.body, true);
    partsOf(expression).forEach(visitExpression);
  };
  visit(body, false);
  return found;
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const name = word.startsWith('$') ? word.slice(1) : word;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
