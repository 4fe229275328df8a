import type { Surroundings } from '../analyzers';
import type { OpenChange } from '../platform';
import { filesNaming } from './files-naming';
import { goneFiles } from './gone-files';
import { unlessUnknown } from './unless-unknown';

/**
 * What lies around a change; everything is read once, when the first analyzer asks.
 * @param isWorthReading by path
 */
export function surroundingsOf(change: OpenChange, isWorthReading: (path: string) => boolean): Surroundings {
  const unchanged = once(() => change.unchanged());
  const touched = change.files.flatMap(({ newPath }) => newPath ?? []);
  return {
    filesNaming: filesNaming(change, unchanged, isWorthReading),
    touched,
    paths: async () => {
      const listed = await unlessUnknown(unchanged, new Map<string, string>());
      return listed.size === 0 ? null : new Set([...listed.keys(), ...touched]);
    },
    gone: once(() => unlessUnknown(() => goneFiles(change, isWorthReading), [])),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}
