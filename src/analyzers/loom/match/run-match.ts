import type { SyntaxNode } from '../../syntax';
import type { MatchRule, Matcher, Unless } from '../data/schema';
import { nameIndex, type NameIndex, type Resolver, type Scope, walk } from '../names';
import type {
  Annotation,
  Argument,
  Assignment,
  Call,
  Catch,
  ClassStatement,
  Entries,
  Expression,
  FunctionValue,
  Program,
  ProgramLanguage,
  Statement,
  Variable,
} from '../program';
import { isAround } from './around';
import { compileUnless } from './calls-within';
import { compileWhere, type Subject } from './condition';

/** A rule that met something, and where. */
export interface Hit {
  readonly rule: string;
  readonly node: SyntaxNode;
}

interface Entry {
  readonly rule: string;
  /** Whether the rest of the matcher holds, once the name does. */
  readonly holds: (subject: Subject, scope: Scope, resolver: Resolver, node: SyntaxNode) => boolean;
}
/** Where a name comes to be with its first value, or gets it often in a line of its own: fields in constructors. */
const MADE_BY_ASSIGNMENT: ReadonlySet<ProgramLanguage> = new Set(['python', 'ruby', 'php', 'csharp']);
type Named = Pick<Variable, 'target' | 'type' | 'value' | 'node'>;
type Of<K extends string> = Extract<Matcher, Readonly<Record<K, unknown>>>;

export type RunMatch = (program: Program, resolver: Resolver) => readonly Hit[];

/** Prepares the match rules of one language. Running them is one walk over a program. */
export function compileMatch(rules: readonly MatchRule[]): RunMatch {
  const all = rules.flatMap(({ rule, match }) => match.map((matcher) => ({ rule, matcher })));
  const pick = <K extends string>(key: K): readonly { readonly rule: string; readonly matcher: Of<K> }[] =>
    all.filter((one): one is { rule: string; matcher: Of<K> } => key in one.matcher);
  const indexed = (key: 'call' | 'assign' | 'annotation' | 'import'): NameIndex<Entry> =>
    nameIndex(
      pick(key).map(({ rule, matcher }) => [
        (matcher as Readonly<Record<string, readonly string[]>>)[key]!,
        { rule, holds: holdsOf(matcher as Readonly<Partial<Record<'where' | 'unless' | 'within', unknown>>>) },
      ]),
    );
  const calls = indexed('call');
  const assigns = indexed('assign');
  const annotations = indexed('annotation');
  const imports = indexed('import');
  const entries = pick('entry').map(({ rule, matcher }) => ({
    rule,
    keys: new Set(matcher.entry),
    to: matcher.to && nameIndex([[matcher.to, true]]),
    holds: holdsOf(matcher),
  }));
  const variables = pick('variable').map(({ rule, matcher }) => ({
    rule,
    types: matcher.variable.types && nameIndex([[matcher.variable.types, true]]),
    names: matcher.variable.names && nameIndex([[matcher.variable.names, true]]),
    holds: holdsOf(matcher),
  }));
  const catches = pick('catch').map(({ rule, matcher }) => ({
    rule,
    empty: matcher.catch.empty,
    types: matcher.catch.types && nameIndex([[matcher.catch.types, true]]),
  }));
  const classes = pick('class').map(({ rule, matcher }) => ({
    rule,
    bases: nameIndex([[matcher.class.bases, true]]),
    lacks: matcher.class.lacks ?? [],
  }));

  return (program, resolver) => {
    const hits: Hit[] = [];
    const report = (found: readonly Entry[], subject: Subject, scope: Scope, node: SyntaxNode): void => {
      for (const { rule, holds } of found) if (holds(subject, scope, resolver, node)) hits.push({ rule, node });
    };
    const onCall = (call: Call, scope: Scope): void => {
      const names = resolver.namesOf(call.callee, scope);
      const receiver = call.callee.kind === 'member' ? call.callee.object : null;
      report(calls.find(names), { args: call.args, receiver }, scope, call.node);
      for (const { name, value } of call.args) if (name !== null) onEntry(name, value, call, scope, value.node);
    };
    const onEntry = (key: string, value: Expression, to: Call | null, scope: Scope, node: SyntaxNode): void => {
      for (const entry of entries) {
        if (!entry.keys.has(key)) continue;
        if (entry.to && !(to && entry.to.find(resolver.namesOf(to.callee, scope)).length > 0)) continue;
        if (entry.holds({ value }, scope, resolver, node)) hits.push({ rule: entry.rule, node });
      }
    };
    const callOf = new Map<Entries, Call>();
    const onEntries = (map: Entries, scope: Scope): void => {
      if (map.form !== 'map') return;
      const to = callOf.get(map) ?? null;
      for (const { key, value, node } of map.entries) {
        if (value.kind === 'entries' && to) callOf.set(value, to);
        if (key?.kind === 'literal') onEntry(key.value, value, to, scope, node);
      }
    };
    const onAssign = ({ target, operator, value, node }: Assignment, scope: Scope): void => {
      report(assigns.find(resolver.namesOf(target, scope)), { value }, scope, node);
      if (operator === '=' && MADE_BY_ASSIGNMENT.has(program.language))
        onVariable({ target, type: null, value, node }, scope);
    };
    const onAnnotation = ({ name, args, node }: Annotation, scope: Scope): void => {
      report(annotations.find(resolver.typesNamed(name, scope)), { args: valued(args) }, scope, node);
      for (const argument of args)
        if (argument.name !== null) onEntry(argument.name, argument.value, null, scope, node);
    };
    const onFunction = ({ annotations: own, params }: FunctionValue, scope: Scope): void => {
      for (const annotation of [...own, ...params.flatMap((param) => param.annotations)])
        onAnnotation(annotation, scope);
    };
    const onVariable = ({ target, type, value, node }: Named, scope: Scope): void => {
      for (const { rule, types, names, holds } of variables) {
        if (types && !(type !== null && types.find(resolver.typesNamed(type, scope)).length > 0)) continue;
        if (names && !(target.kind === 'name' && names.find([target.name]).length > 0)) continue;
        if (holds({ value }, scope, resolver, node)) hits.push({ rule, node });
      }
    };
    const onCatch = ({ types: caught, body, node }: Catch, scope: Scope): void => {
      for (const { rule, empty, types } of catches) {
        if (empty && body.length > 0) continue;
        const named = caught.flatMap((type) => resolver.typesNamed(type, scope));
        if (!types || types.find(named).length > 0) hits.push({ rule, node });
      }
    };
    const onClass = ({ annotations: own, bases, members, node }: ClassStatement, scope: Scope): void => {
      for (const annotation of own) onAnnotation(annotation, scope);
      const named = bases.flatMap((base) => resolver.typesNamed(base, scope));
      const methods = new Set(members.map((member) => (member.kind === 'function' ? member.value.name : null)));
      for (const { rule, bases: wanted, lacks } of classes)
        if (wanted.find(named).length > 0 && !lacks.some((name) => methods.has(name))) hits.push({ rule, node });
    };

    walk(program, resolver.names, {
      expression(expression, scope) {
        if (expression.kind === 'call') {
          for (const { value } of expression.args) if (value.kind === 'entries') callOf.set(value, expression);
          onCall(expression, scope);
        } else if (expression.kind === 'entries') onEntries(expression, scope);
        else if (expression.kind === 'assign') onAssign(expression, scope);
        else if (expression.kind === 'function') onFunction(expression, scope);
      },
      statement(statement: Statement, scope) {
        if (statement.kind === 'variable') {
          for (const annotation of statement.annotations) onAnnotation(annotation, scope);
          onVariable(statement, scope);
        }
        if (statement.kind === 'class') onClass(statement, scope);
        else if (statement.kind === 'try') for (const one of statement.catches) onCatch(one, scope);
        else if (statement.kind === 'import') report(imports.find([statement.qualified]), {}, scope, statement.node);
      },
    });
    return hits;
  };
}

/** An annotation's lone argument is its `value`. */
function valued(args: readonly Argument[]): readonly Argument[] {
  const [only] = args;
  return args.length === 1 && only?.name === null ? [...args, { ...only, name: 'value' }] : args;
}

function holdsOf(matcher: {
  readonly where?: unknown;
  readonly unless?: unknown;
  readonly within?: unknown;
}): Entry['holds'] {
  const where = compileWhere(matcher.where as Parameters<typeof compileWhere>[0]);
  const unless = matcher.unless as Unless;
  const excused = compileUnless(unless);
  const around = (unless ?? []).flatMap((one) => (one.around === undefined ? [] : [new RegExp(one.around, 'i')]));
  const { names: functions } = (matcher.within ?? {}) as { readonly names?: readonly string[] };
  const wanted = functions && nameIndex([[functions, true as const]]);
  return (subject, scope, resolver, node) =>
    (!wanted || isWithin(scope, wanted)) &&
    where(subject, scope, resolver) &&
    !excused(scope, resolver) &&
    !around.some((said) => isAround(node, said));
}

/** Whether the nearest function that has a name has a wanted one: what a lambda does, its method does. */
function isWithin(scope: Scope, wanted: NameIndex<true>): boolean {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const name = at.owner?.kind === 'function' ? at.owner.name : null;
    if (name !== null) return wanted.find([name]).length > 0;
  }
  return false;
}
