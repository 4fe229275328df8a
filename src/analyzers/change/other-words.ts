import { setImmediate } from 'node:timers/promises';
import type { ChangedSource } from '../port';

const decoder = new TextDecoder();

/**
 * Whether one of the words stands in another file of the change, at either end: what is new can be used nowhere else. Others of this process
 * have their turn between two files.
 */
export async function otherWords(
  files: readonly ChangedSource[],
  words: ReadonlySet<string>,
): Promise<(word: string, path: string) => boolean> {
  const places = new Map<string, Set<string>>();
  for (const { head, base } of words.size === 0 ? [] : files) {
    for (const { path, content } of base ? [head, base] : [head]) {
      for (const [word] of decoder.decode(content).matchAll(/\w+/g)) {
        if (!words.has(word)) continue;
        const known = places.get(word);
        if (known) known.add(path);
        else places.set(word, new Set([path]));
      }
    }
    await setImmediate();
  }
  return (word, path) => {
    const known = places.get(word);
    return known !== undefined && known.size > (known.has(path) ? 1 : 0);
  };
}
