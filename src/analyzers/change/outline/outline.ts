import type { FunctionValue, Program, Statement } from '../../loom';
import { type Arity, arityOf, isSame } from './arity';
import type { CallSite } from './call-site';
import { callsIn } from './calls';
import { classesOf, type Members } from './classes';
import type { ModuleSite } from './module-site';
import { modulesIn } from './modules';
import { topOf } from './top';

/** A function of the file whose arguments changed; the line is that of the head. */
export interface ChangedFunction {
  /** The class that it belongs to, where it is called by that. */
  readonly owner: string | null;
  /** Whether its objects are asked for it. */
  readonly onObject: boolean;
  readonly name: string;
  readonly line: number;
  readonly base: Arity;
  readonly head: Arity;
}

export interface ImportSite {
  /** As it is called where it comes from, and in this file. */
  readonly name: string;
  readonly local: string;
  /** As written, and dotted with its name. */
  readonly module: string;
  readonly qualified: string;
  readonly line: number;
}

/** What the other files of a change need to know of one. */
export interface Outline {
  readonly changed: readonly ChangedFunction[];
  /** Names at the top of the base that the head does not have. */
  readonly removed: readonly string[];
  /** What classes that are still there no longer offer, by their name or by their objects. */
  readonly lost: readonly { readonly owner: string; readonly onObject: boolean; readonly name: string }[];
  /** Names at the top of the head. */
  readonly declared: readonly string[];
  /** Its package or namespace, dotted; empty where there is none. */
  readonly home: string;
  /** Packages or namespaces of which it takes every name. */
  readonly opens: readonly string[];
  readonly calls: readonly CallSite[];
  readonly imports: readonly ImportSite[];
  readonly modules: readonly ModuleSite[];
}

/** Reads what other files may count on. `base` is null for a new file. */
export function outlineOf(base: Program | null, head: Program): Outline {
  const before = base ? topOf(base) : new Map<string, null>();
  const now = topOf(head);
  const members = base ? memberPairs(base, head) : [];
  return {
    changed: [
      ...[...before].flatMap(([name, old]) =>
        changedOf({ owner: null, onObject: false, name }, old, now.get(name) ?? null),
      ),
      ...members.flatMap(({ old, all, ...key }) => changedOf(key, old, all?.get(key.name) ?? null)),
    ],
    removed: isOpen(head) ? [] : [...before.keys()].filter((name) => !now.has(name) && !mentions(head, name)),
    lost: members
      .filter(
        ({ name, all, closed }) => closed && all && name !== 'constructor' && !all.has(name) && !mentions(head, name),
      )
      // An extension method may answer for what an object of C# had.
      .filter(({ onObject }) => !onObject || head.language !== 'csharp')
      .map(({ owner, onObject, name }) => ({ owner, onObject, name })),
    declared: [...now.keys()],
    home: homeOf(head),
    opens: head.body.flatMap((one) => (one.kind === 'import' && one.name === '*' ? [one.qualified] : [])),
    calls: callsIn(head),
    imports: head.body.flatMap((statement) => importOf(statement, head.language)),
    modules: modulesIn(head),
  };
}

/** Whether a file may hand on names that it does not write. */
function isOpen({ root, body, language }: Program): boolean {
  if (language === 'javascript' && /\bexport\s*\*/.test(root.source)) return true;
  return language === 'python' && body.some((one) => one.kind === 'import' && one.name === '*');
}

/** A name that is still written anywhere, as in `export { a } from './b'`, may still be handed on. */
function mentions({ root }: Program, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`).test(root.source);
}

interface MemberKey {
  readonly owner: string | null;
  readonly onObject: boolean;
  readonly name: string;
}

interface MemberPair extends MemberKey {
  readonly owner: string;
  readonly old: FunctionValue | null;
  /** What the class has on the head; null where it is not there, or not to be told. */
  readonly all: Members | null;
  readonly closed: boolean;
}

/** The members that classes of the base had. */
function memberPairs(base: Program, head: Program): readonly MemberPair[] {
  const now = classesOf(head);
  return [...classesOf(base)].flatMap(([owner, was]) => {
    const is = now.get(owner);
    const closed = was.closed && is?.closed === true;
    const pairs = (known: Members, all: Members | null, onObject: boolean): readonly MemberPair[] =>
      [...known].map(([name, old]) => ({ owner, onObject, name, old, all, closed }));
    return [...pairs(was.statics, is?.statics ?? null, false), ...pairs(was.objects, is?.objects ?? null, true)];
  });
}

function changedOf(key: MemberKey, base: FunctionValue | null, head: FunctionValue | null): readonly ChangedFunction[] {
  if (!base || !head) return [];
  const [before, now] = [arityOf(base), arityOf(head)];
  if (!before || !now || isSame(before, now)) return [];
  return [{ ...key, line: head.node.line, base: before, head: now }];
}

function homeOf({ root }: Program): string {
  const [, home = ''] = /^[ \t]*(?:package|namespace)[ \t]+([\w.\\]+)/m.exec(root.source) ?? [];
  return home.replaceAll('\\', '.');
}

function importOf(statement: Statement, language: string): readonly ImportSite[] {
  if (statement.kind !== 'import' || statement.name === '*') return [];
  const { name: local, qualified, module, node } = statement;
  const site = { local, module, qualified, line: node.line };
  if (language !== 'javascript' && language !== 'python')
    return [{ ...site, name: qualified.slice(qualified.lastIndexOf('.') + 1) }];
  const name = qualified.startsWith(module) ? qualified.slice(module.length).replace(/^\./, '') : qualified;
  return name === '' || name.includes('.') ? [] : [{ ...site, name }];
}
