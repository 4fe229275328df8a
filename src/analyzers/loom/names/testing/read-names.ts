import type { Program } from '../../program';
import { readProgram } from '../../read-program';
import { nameIndex } from '../name-index';
import { createResolver, type Resolver, type TypeNames } from '../resolver';

const NOTHING: TypeNames = {
  declared: nameIndex([]),
  parameters: new Map(),
  calls: nameIndex([]),
  members: nameIndex([]),
  handlers: nameIndex([]),
};

/** A file and what its expressions go by, where the data about types says nothing but this. */
export async function readNames(
  path: string,
  text: string,
  types: Partial<TypeNames> = {},
): Promise<{ readonly program: Program; readonly resolver: Resolver }> {
  const program = await readProgram(path, text);
  if (!program) throw new Error(`${path} is in no language that Loom follows.`);
  return { program, resolver: createResolver(program, { ...NOTHING, ...types }) };
}
