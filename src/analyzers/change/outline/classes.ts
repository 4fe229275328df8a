import type { ClassStatement, FunctionValue, Program, Statement } from '../../loom';

/** Functions by name; null for a name that stands for several, or for something else. */
export type Members = ReadonlyMap<string, FunctionValue | null>;

export interface ClassMembers {
  /** What it offers by its name alone: `constructor`, and functions without an object. */
  readonly statics: Members;
  /** What its objects offer. */
  readonly objects: Members;
  /** Whether it has nothing but what it says itself. */
  readonly closed: boolean;
}

/** Languages where a class and what it offers are called by the name of the class. */
const BY_NAME: ReadonlySet<string> = new Set(['javascript', 'java', 'csharp', 'kotlin', 'php', 'ruby', 'python']);
/** Languages where objects are known by their class, and of those the ones where a class has one function of a name, whatever it inherits. */
const BY_OBJECT: ReadonlySet<string> = new Set(['javascript', 'java', 'csharp', 'python']);
const WITHOUT_OVERLOADS: ReadonlySet<string> = new Set(['javascript', 'python']);
const NONE: Members = new Map();

/** Classes of a file by name. What a class may have from elsewhere, or makes as it runs, is not to be told: that is left out. */
export function classesOf({ language, body, root }: Program): ReadonlyMap<string, ClassMembers> {
  if (!BY_NAME.has(language)) return new Map();
  const classes = body.filter((one): one is ClassStatement => one.kind === 'class');
  return new Map(
    classes.flatMap((one) => {
      const { name } = one;
      if (name === null || classes.filter((other) => other.name === name).length > 1) return [];
      const closed = isClosed(one) && !(language === 'csharp' && isPartial(root.source, name));
      if (!closed && !(WITHOUT_OVERLOADS.has(language) && one.annotations.length === 0)) return [];
      return [[name, { ...membersOf(one, language, closed), closed }] as const];
    }),
  );
}

function isPartial(source: string, name: string): boolean {
  return new RegExp(`\\bpartial\\s+(?:class|struct|record|interface)\\s+${name}\\b`).test(source);
}

function isClosed({ bases, annotations, members }: ClassStatement): boolean {
  if (bases.length > 0 || annotations.length > 0) return false;
  return members.every((member) => {
    if (member.kind === 'function') return !OPENS.test(member.value.name ?? '');
    // `include Helpers`, `attr_accessor :a`, `use Helpers;`
    return member.kind !== 'expression' || isDeclaration(member);
  });
}

/** Functions that answer for any name. */
const OPENS = /^(?:__callStatic|method_missing|__get|__getattr__|__getattribute__|__new__)$/;

function isDeclaration(member: Statement): boolean {
  if (member.kind !== 'expression') return false;
  const { value } = member;
  if (value.kind === 'literal') return true;
  const name = value.kind === 'call' ? value.callee : value;
  return (
    isModuleFunction(member) ||
    (name.kind === 'name' && /^(?:private|public|protected|attr_(?:reader|writer|accessor))$/.test(name.name))
  );
}

/** `module_function` and `extend self`: what follows, or all, is called by the module's name. */
function isModuleFunction(member: Statement): boolean {
  if (member.kind !== 'expression') return false;
  const { value } = member;
  const callee = value.kind === 'call' ? value.callee : value;
  const args = value.kind === 'call' ? value.args : [];
  if (callee.kind !== 'name') return false;
  if (callee.name === 'module_function') return args.length === 0;
  return (
    callee.name === 'extend' && args.length === 1 && args[0]!.value.kind === 'name' && args[0]!.value.name === 'this'
  );
}

function membersOf(one: ClassStatement, language: string, closed: boolean): Omit<ClassMembers, 'closed'> {
  const [statics, objects] = [new Map<string, FunctionValue | null>(), new Map<string, FunctionValue | null>()];
  const ofModule = language === 'ruby' && one.members.some(isModuleFunction);
  for (const member of one.members) {
    if (member.kind === 'variable' && member.target.kind === 'name') objects.set(member.target.name, null);
    if (member.kind !== 'function' || member.value.name === null) continue;
    const { name, modifiers } = member.value;
    const isStatic = name === 'constructor' || modifiers.includes('static') || ofModule || isOfObject(one, member);
    const [own, other] = isStatic ? [statics, objects] : [objects, statics];
    const isKnown = !own.has(name) && !other.has(name) && !modifiers.some((each) => each === 'get' || each === 'set');
    own.set(name, isKnown ? member.value : null);
    if (other.has(name)) other.set(name, null);
  }
  return { statics: closed ? statics : NONE, objects: BY_OBJECT.has(language) ? objects : NONE };
}

/** What stands in Kotlin's `object`, and in the companion of a class. */
function isOfObject(one: ClassStatement, { node }: Statement): boolean {
  if (one.node.kind === 'object_declaration') return true;
  for (let above = node.parent; above && above !== one.node; above = above.parent)
    if (above.kind === 'companion_object') return true;
  return false;
}
