import type { Call, ClassStatement, Expression, FunctionValue, Program, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';
import type { CallSite } from './call-site';
import { fieldsOf } from './fields';
import { localsOf } from './locals';
import { type Classes, classOfValue } from './named-class';

/** Beyond this a file was hardly written by hand. */
const MAX_CALLS = 5_000;

/** What names and fields hold where a call stands. */
interface Scope {
  readonly names: Classes;
  readonly fields: Classes;
  /** The class whose object `this` is. */
  readonly self: string | null;
}

/** Languages where the class of a receiver says which function is called. */
const TYPED: ReadonlySet<string> = new Set(['javascript', 'java', 'csharp', 'python']);
/** Languages where a field is asked by its bare name. */
const BARE: ReadonlySet<string> = new Set(['java', 'csharp']);

export function callsIn({ body, language }: Program): readonly CallSite[] {
  const calls: CallSite[] = [];
  const isTyped = TYPED.has(language);
  const inner = new Set(isTyped ? body.flatMap(innerClasses) : []);

  const visit = (expression: Expression, scope: Scope): void => {
    if (expression.kind === 'call' && calls.length < MAX_CALLS) {
      // A class inside another hides one of the same name that comes from elsewhere.
      calls.push(...siteOf(expression, language, scope).filter(({ owner }) => owner === null || !inner.has(owner)));
    }
    if (expression.kind === 'function') visitFunction(expression, scope);
    else for (const part of partsOf(expression)) visit(part, scope);
  };
  const visitFunction = (value: FunctionValue, scope: Scope): void => {
    if (!isTyped) {
      visitAll(value.body, scope);
      return;
    }
    const ownThis = language === 'javascript' && value.node.kind !== 'arrow_function';
    visitAll(value.body, {
      ...scope,
      names: new Map([...scope.names, ...localsOf(value, language)]),
      ...(ownThis ? { self: null, fields: new Map() } : {}),
    });
  };
  const visitClass = (one: ClassStatement, scope: Scope): void => {
    const fields = fieldsOf(one, language);
    const names = BARE.has(language) ? new Map([...scope.names, ...fields]) : scope.names;
    for (const member of one.members) {
      const isMethod = member.kind === 'function' && !member.value.modifiers.includes('static');
      const own = { names, fields, self: one.name };
      if (!isMethod) visitAll([member], { names, fields: new Map(), self: null });
      else visitAll(member.value.body, { ...own, names: new Map([...names, ...localsOf(member.value, language)]) });
    }
  };
  const visitAll = (statements: readonly Statement[], scope: Scope): void => {
    for (const statement of statements) {
      if (statement.kind === 'class' && isTyped) {
        visitClass(statement, scope);
        continue;
      }
      const { expressions, lists } = statementsIn(statement);
      for (const expression of expressions) visit(expression, scope);
      for (const list of lists) visitAll(list, scope);
    }
  };
  visitAll(body, { names: new Map(), fields: new Map(), self: null });
  return calls;
}

function siteOf({ callee, args, makes, node }: Call, language: string, scope: Scope): readonly CallSite[] {
  if (args.some(({ spread, name }) => spread || name !== null)) return [];
  // A Go literal is no call.
  if (makes && language === 'go') return [];
  const at = { line: node.line, args: args.length };
  if (callee.kind === 'name') {
    const { name } = callee;
    return [
      makes
        ? { owner: name, onObject: false, name: 'constructor', ...at }
        : { owner: null, onObject: false, name, ...at },
    ];
  }
  if (callee.kind !== 'member' || makes) return [];
  const { object, name } = callee;
  if (object.kind === 'name' && object.name !== 'this' && !scope.names.has(object.name))
    return [{ owner: object.name, onObject: false, name, ...at }];
  const owner = TYPED.has(language) ? classOfObject(object, scope) : null;
  return owner === null ? [] : [{ owner, onObject: true, name, ...at }];
}

function classOfObject(object: Expression, { names, fields, self }: Scope): string | null {
  if (object.kind === 'name') return object.name === 'this' ? self : (names.get(object.name) ?? null);
  if (object.kind === 'member' && object.object.kind === 'name' && object.object.name === 'this')
    return fields.get(object.name) ?? null;
  return object.kind === 'call' && object.makes ? classOfValue(object) : null;
}

/** Names of classes below the top. */
function innerClasses(statement: Statement): readonly string[] {
  if (statement.kind !== 'class') return [];
  return statement.members.flatMap((one) => (one.kind === 'class' ? [one.name ?? '', ...innerClasses(one)] : []));
}
