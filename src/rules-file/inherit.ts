import { type Located, valueAt } from './located';
import type { RulesFile } from './model';

/** Names of keys in the file that do not follow from ours by writing `_x` for `X`. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  llmTimeoutMs: 'llm_timeout',
  configCacheTtlSeconds: 'config_cache_ttl',
};

/**
 * The file over what it extends. A key that the file sets wins; of models and personas each name is a key; pipelines are taken as a
 * whole; rule settings are added after the inherited ones, so that they win where both fit.
 * @param root the file as it was read, which alone tells a default from a value that somebody wrote
 */
export function inherit(own: RulesFile, root: Located, parent: RulesFile): RulesFile {
  return {
    extends: own.extends,
    presets: isSet(root, ['presets']) ? own.presets : parent.presets,
    triggers: section(root, 'triggers', own.triggers, parent.triggers),
    models: { ...parent.models, ...own.models },
    pipelines: isSet(root, ['pipelines']) ? own.pipelines : parent.pipelines,
    rules: [...parent.rules, ...own.rules],
    output: section(root, 'output', own.output, parent.output),
    gate: section(root, 'gate', own.gate, parent.gate),
    personas: { ...parent.personas, ...own.personas },
    advanced: section(root, 'advanced', own.advanced, parent.advanced),
  };
}

function section<Section extends object>(root: Located, name: string, own: Section, parent: Section): Section {
  const set = Object.entries(own).filter(([key, value]) => {
    const path = [name, OTHER_NAMES[key] ?? inFile(key)];
    // `null` is a value where it means none: it lifts an inherited limit. Elsewhere a key without a value sets nothing.
    return isSet(root, path) || (value === null && valueAt(root, path) !== null);
  });
  return { ...parent, ...Object.fromEntries(set) };
}

function inFile(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isSet(root: Located, path: readonly string[]): boolean {
  return valueAt(root, path)?.value !== undefined;
}
