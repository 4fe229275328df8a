import { z } from 'zod';
import type { SourceFile } from '../../port';

const bundle = z.array(z.object({ path: z.string(), text: z.string() }));

/** Files of one language that are judged together, as text. */
export type Bundle = z.infer<typeof bundle>;

const decoder = new TextDecoder();

export function writeBundle(files: readonly SourceFile[]): string {
  return JSON.stringify(files.map(({ path, content }) => ({ path, text: decoder.decode(content) })));
}

/** @throws for a text that `writeBundle` did not write */
export function readBundle(text: string): Bundle {
  return bundle.parse(JSON.parse(text));
}
