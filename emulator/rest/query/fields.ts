/** What a `fields` parameter asks for. */
interface Selection {
  readonly only: readonly string[][];
  readonly add: readonly string[][];
  readonly drop: readonly string[][];
}

/** Narrows an answer to the fields that were asked for. `more` has what only an explicit `+field` brings. */
export function selectFields(answer: unknown, fields: string | undefined): unknown {
  if (fields === undefined || fields === '') return answer;
  const selection = parseSelection(fields);
  const kept = selection.only.length === 0 ? answer : keep(answer, [...selection.only, ...selection.add]);
  return selection.drop.reduce<unknown>((value, path) => without(value, path), kept);
}

/** The paths that are asked for on top of what the answer has anyway. */
export function addedFields(fields: string | undefined): ReadonlySet<string> {
  if (fields === undefined) return new Set();
  const { only, add } = parseSelection(fields);
  return new Set([...only, ...add].map((path) => path.join('.')));
}

function parseSelection(fields: string): Selection {
  const only: string[][] = [];
  const add: string[][] = [];
  const drop: string[][] = [];
  for (const entry of fields.split(',')) {
    const name = entry.trim();
    if (name.startsWith('+')) add.push(name.slice(1).split('.'));
    else if (name.startsWith('-')) drop.push(name.slice(1).split('.'));
    // A bare plus sign arrives as a space and matches nothing.
    else if (name !== '' && !entry.startsWith(' ')) only.push(name.split('.'));
  }
  return { only, add, drop };
}

function keep(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => keep(element, paths));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const below = paths.filter(([first]) => first === name || first === '*').map(([, ...rest]) => rest);
    if (below.length > 0) kept[name] = keep(inner, below);
  }
  return kept;
}

function without(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => without(element, path));
  if (typeof value !== 'object' || value === null) return value;
  const [name, ...rest] = path;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => rest.length > 0 || (key !== name && name !== '*'))
      .map(([key, inner]) => [key, key === name || name === '*' ? without(inner, rest) : inner]),
  );
}
