import type { ClassStatement, FunctionValue, Statement } from '../../loom';

/** What a class offers by its name alone: `constructor`, and functions without an object. */
export type StaticMembers = ReadonlyMap<string, FunctionValue | null>;

/** Languages where a class and what it offers are called by the name of the class. */
const LANGUAGES: ReadonlySet<string> = new Set(['javascript', 'java', 'csharp', 'kotlin', 'php', 'ruby']);

/** Classes of a file by name. What a class may have from elsewhere, or makes as it runs, is not to be told: such classes are left out. */
export function classesOf(language: string, body: readonly Statement[]): ReadonlyMap<string, StaticMembers> {
  if (!LANGUAGES.has(language)) return new Map();
  const classes = body.filter((one): one is ClassStatement => one.kind === 'class');
  return new Map(
    classes.flatMap((one) =>
      one.name !== null && isPlain(one) && classes.filter(({ name }) => name === one.name).length === 1
        ? [[one.name, membersOf(one)] as const]
        : [],
    ),
  );
}

function isPlain({ bases, annotations, members }: ClassStatement): boolean {
  if (bases.length > 0 || annotations.length > 0) return false;
  return members.every((member) => {
    if (member.kind === 'function') return !/^(?:__callStatic|method_missing|__get)$/.test(member.value.name ?? '');
    // `include Helpers`, `attr_accessor :a`, `use Helpers;`
    return member.kind !== 'expression' || isVisibility(member);
  });
}

function isVisibility(member: Statement): boolean {
  if (member.kind !== 'expression') return false;
  const { value } = member;
  const name = value.kind === 'call' ? value.callee : value;
  return name.kind === 'name' && /^(?:private|public|protected|attr_(?:reader|writer|accessor))$/.test(name.name);
}

/** Null for a name that stands for several functions. */
function membersOf({ members }: ClassStatement): StaticMembers {
  const found = new Map<string, FunctionValue | null>();
  for (const member of members) {
    if (member.kind !== 'function' || member.value.name === null) continue;
    const { name, modifiers } = member.value;
    if (name !== 'constructor' && !modifiers.includes('static')) {
      if (found.has(name)) found.set(name, null);
      continue;
    }
    found.set(name, found.has(name) ? null : member.value);
  }
  return found;
}
