import type { Expression, FunctionValue, Program, Statement } from '../loom';
import { partsOf, statementsIn } from '../loom';

/** How many arguments a function asks for, and how many it takes. */
export interface Arity {
  readonly required: number;
  /** Null: any number. */
  readonly most: number | null;
}

/** A function of the file whose arguments changed; the line is that of the head. */
export interface ChangedFunction {
  readonly name: string;
  readonly line: number;
  readonly base: Arity;
  readonly head: Arity;
}

export interface CallSite {
  readonly name: string;
  readonly line: number;
  readonly args: number;
}

export interface ImportSite {
  /** As it is called where it comes from, and in this file. */
  readonly name: string;
  readonly local: string;
  /** As written. */
  readonly module: string;
  readonly line: number;
}

/** What the other files of a change need to know of one. */
export interface Outline {
  readonly changed: readonly ChangedFunction[];
  /** Names at the top of the base that the head does not have. */
  readonly removed: readonly string[];
  /** Calls by a plain name, with nothing spread into them. */
  readonly calls: readonly CallSite[];
  readonly imports: readonly ImportSite[];
}

/** Compilers of the other languages find this by themselves. */
const LANGUAGES: ReadonlySet<string> = new Set(['javascript', 'python']);
/** Beyond this a file was hardly written by hand. */
const MAX_CALLS = 5_000;

/** Reads what other files may count on. `base` is null for a new file. */
export function outlineOf(base: Program | null, head: Program): Outline {
  if (!LANGUAGES.has(head.language)) return { changed: [], removed: [], calls: [], imports: [] };
  const [before, now] = [topOf(base?.body ?? []), topOf(head.body)];
  const open =
    /\bexport\s*\*/.test(head.root.source) || head.body.some((one) => one.kind === 'import' && one.name === '*');
  return {
    changed: [...before].flatMap(([name, old]) => changedOf(name, old, now.get(name) ?? null)),
    removed: open ? [] : [...before.keys()].filter((name) => !now.has(name) && !mentions(head, name)),
    calls: callsIn(head.body),
    imports: head.body.flatMap(importOf),
  };
}

type Top = ReadonlyMap<string, FunctionValue | null>;

/** What stands at the top of a file by name; a function where it is one. */
function topOf(body: readonly Statement[]): Top {
  const top = new Map<string, FunctionValue | null>();
  for (const statement of body) {
    if (statement.kind === 'function' && statement.value.name) top.set(statement.value.name, statement.value);
    if (statement.kind === 'class' && statement.name) top.set(statement.name, null);
    if (statement.kind === 'import') top.set(statement.name, null);
    const [target, value] = assigned(statement);
    if (target?.kind === 'name') top.set(target.name, value?.kind === 'function' ? value : null);
  }
  return top;
}

function assigned(statement: Statement): readonly [Expression | null, Expression | null] {
  if (statement.kind === 'variable') return [statement.target, statement.value];
  if (statement.kind === 'expression' && statement.value.kind === 'assign')
    return [statement.value.target, statement.value.value];
  return [null, null];
}

/** A name that is still written anywhere, as in `export { a } from './b'`, may still be handed on. */
function mentions({ root }: Program, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`).test(root.source);
}

function changedOf(name: string, base: FunctionValue | null, head: FunctionValue | null): readonly ChangedFunction[] {
  if (!base || !head) return [];
  const [before, now] = [arityOf(base), arityOf(head)];
  if (!before || !now || (before.required === now.required && before.most === now.most)) return [];
  return [{ name, line: head.node.line, base: before, head: now }];
}

/** Null where a decorator may change it, or parameters are given by name alone. */
function arityOf({ params, annotations }: FunctionValue): Arity | null {
  if (annotations.length > 0 || params.some(({ target }) => target.kind !== 'name' && target.kind !== 'entries'))
    return null;
  const plain = params.filter(({ rest }) => !rest);
  const optional = plain.filter(({ fallback, node }) => fallback !== null || node.kind === 'optional_parameter');
  return { required: plain.length - optional.length, most: plain.length < params.length ? null : plain.length };
}

function callsIn(body: readonly Statement[]): readonly CallSite[] {
  const calls: CallSite[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'call' && expression.callee.kind === 'name' && calls.length < MAX_CALLS) {
      const { callee, args, node } = expression;
      if (!args.some(({ spread, name }) => spread || name !== null))
        calls.push({ name: callee.name, line: node.line, args: args.length });
    }
    if (expression.kind === 'function') visitAll(expression.body);
    else partsOf(expression).forEach(visit);
  };
  const visitAll = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      const { expressions, lists } = statementsIn(statement);
      expressions.forEach(visit);
      lists.forEach(visitAll);
    }
  };
  visitAll(body);
  return calls;
}

function importOf(statement: Statement): readonly ImportSite[] {
  if (statement.kind !== 'import' || statement.name === '*') return [];
  const { name: local, qualified, module, node } = statement;
  const name = qualified.startsWith(module) ? qualified.slice(module.length).replace(/^\./, '') : qualified;
  return name === '' || name.includes('.') ? [] : [{ name, local, module, line: node.line }];
}
