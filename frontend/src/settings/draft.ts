import type { SettingsValues } from '../../../src/web/api/contract';

/** The settings with one key set, or, for `undefined`, inherited again. */
export function withValue<K extends keyof SettingsValues>(
  settings: SettingsValues,
  key: K,
  value: SettingsValues[K] | undefined,
): SettingsValues {
  const others = Object.entries(settings).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

/** The keys in which two settings differ. */
export function changedKeys(before: SettingsValues, after: SettingsValues): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof SettingsValues>;
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
