import { type Fault, type Located, valueAt } from './located';
import { nearestKey } from './nearest-key';
import { listed, shown } from './shown';

const KINDS = ['analyzers', 'model', 'run'] as const;
type Kind = (typeof KINDS)[number];

/** Keys that make sense for one kind of pipeline only. */
const KIND_OF_KEY: Readonly<Record<string, Kind>> = {
  prompt_file: 'model',
  prompt: 'model',
  context: 'model',
  persona: 'model',
  parse_output: 'run',
  workdir: 'run',
  timeout: 'run',
};

/** What no single value shows: keys that need, exclude or name each other. Values of a wrong type are left to the schema. */
export function crossChecks(root: Located): readonly Fault[] {
  const pipelines = itemsOf(root, 'pipelines');
  return [
    ...pipelines.flatMap(([path, pipeline]) => (pipeline.children.size > 0 ? kindFaults(path, pipeline) : [])),
    ...duplicateNames(pipelines),
    ...severalDefaults(itemsOf(root, 'models')),
    ...undeclared(root, pipelines, 'model', 'models', ['default']),
    ...undeclared(root, pipelines, 'persona', 'personas', []),
  ];
}

type Item = readonly [path: readonly PropertyKey[], item: Located];

function itemsOf(root: Located, key: string): readonly Item[] {
  return [...(valueAt(root, [key])?.children ?? [])].map(([name, item]) => [[key, name], item]);
}

function kindFaults(path: readonly PropertyKey[], pipeline: Located): Fault[] {
  const kinds = KINDS.filter((kind) => pipeline.children.has(kind));
  const [kind, other] = inFileOrder(pipeline, kinds);
  if (kind === undefined) {
    return [{ at: pipeline.at, path, message: `This pipeline does nothing: it needs one of ${listed(KINDS)}.` }];
  }
  if (other !== undefined) {
    const message = `A pipeline has only one of ${listed(KINDS)}; this one already has ${shown(kind)}. Make it two pipelines.`;
    return [{ at: keyPlace(pipeline, other), path: [...path, other], message }];
  }
  const foreign = [...pipeline.children.keys()].map(String).filter((key) => (KIND_OF_KEY[key] ?? kind) !== kind);
  return [
    ...foreign.map((key) => ({
      at: keyPlace(pipeline, key),
      path: [...path, key],
      message: `${shown(key)} is for pipelines with ${shown(KIND_OF_KEY[key] ?? '')}; this one has ${shown(kind)}. Remove it.`,
    })),
    ...(kind === 'model' ? promptFaults(path, pipeline) : []),
  ];
}

function promptFaults(path: readonly PropertyKey[], pipeline: Located): Fault[] {
  const given = inFileOrder(
    pipeline,
    ['prompt', 'prompt_file'].filter((key) => pipeline.children.has(key)),
  );
  const [first, second] = given;
  if (first === undefined) {
    const message =
      'A pipeline with `model` needs `prompt_file` (a file of this repository) or `prompt` (e.g. `system:security`).';
    return [{ at: keyPlace(pipeline, 'model'), path, message }];
  }
  if (second === undefined) return [];
  const message = `Give ${shown('prompt')} or ${shown('prompt_file')}, not both.`;
  return [{ at: keyPlace(pipeline, second), path: [...path, second], message }];
}

function duplicateNames(pipelines: readonly Item[]): Fault[] {
  const seen = new Set<unknown>();
  return pipelines.flatMap(([path, pipeline]) => {
    const name = pipeline.children.get('name');
    if (typeof name?.value !== 'string') return [];
    const isNew = !seen.has(name.value);
    seen.add(name.value);
    if (isNew) return [];
    return [
      {
        at: name.at,
        path: [...path, 'name'],
        message: `Another pipeline is already called ${shown(name.value)}; give each its own name.`,
      },
    ];
  });
}

function severalDefaults(models: readonly Item[]): Fault[] {
  const [first, ...rest] = models.filter(([, model]) => model.children.get('default')?.value === true);
  if (first === undefined) return [];
  const taken = shown(String(first[0].at(-1)));
  return rest.map(([path, model]) => ({
    at: keyPlace(model, 'default'),
    path: [...path, 'default'],
    message: `Only one model can be the default, and ${taken} already is.`,
  }));
}

/** Names of things that are not declared. A file that extends another may name what is declared there. */
function undeclared(
  root: Located,
  pipelines: readonly Item[],
  key: string,
  section: string,
  builtIn: readonly string[],
): Fault[] {
  if (valueAt(root, ['extends'])?.value !== undefined) return [];
  const declared = [...(valueAt(root, [section])?.children.keys() ?? [])].map(String);
  const known = new Set([...declared, ...builtIn]);
  return pipelines.flatMap(([path, pipeline]) => {
    const name = pipeline.children.get(key);
    if (typeof name?.value !== 'string' || known.has(name.value)) return [];
    const meant = nearestKey(name.value, declared);
    const hint = meant === null ? `; declare it under ${shown(section)}.` : `; did you mean ${shown(meant)}?`;
    return [{ at: name.at, path: [...path, key], message: `There is no ${key} called ${shown(name.value)}${hint}` }];
  });
}

function inFileOrder<Key extends string>(owner: Located, keys: readonly Key[]): readonly Key[] {
  return [...keys].sort((a, b) => keyPlace(owner, a) - keyPlace(owner, b));
}

function keyPlace(owner: Located, key: string): number {
  return owner.children.get(key)?.keyAt ?? owner.at;
}
