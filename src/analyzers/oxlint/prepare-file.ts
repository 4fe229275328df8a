import type { SourceFile } from '../port';

const NAME = /(\.(?:test|spec))?((?:\.d)?\.[cm]?[jt]sx?)$/i;

/** True for names that oxlint reads as JavaScript or TypeScript. */
export function isScript(path: string): boolean {
  return NAME.test(path);
}

/**
 * The name under which a content is shown to oxlint. Of the file's own name only the ending survives: it says which language this is,
 * and whether it is a test.
 */
export function scratchName(index: number, path: string): string {
  const [, test = '', extension = '.js'] = NAME.exec(path) ?? [];
  return `${String(index).padStart(6, '0')}${test}${extension}`.toLowerCase();
}

/** The number in a scratch name, or null when it is no such name. */
export function scratchIndex(name: string): number | null {
  const digits = /(?:^|[/\\])(\d{6,})\.[a-z.]+$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The content as oxlint gets to see it: valid UTF-8 without a byte order mark, and without its ways to silence the tool, for the change
 * under review must not decide what is found in it. Every line stays in its place.
 */
export function scratchContent({ content }: Pick<SourceFile, 'content'>): Buffer {
  const text = new TextDecoder().decode(content);
  return Buffer.from(text.replace(/(eslin|oxlin)t(?=-(?:dis|en)able)/gi, '$1_'));
}

/** Flow's type annotations are a language of their own, which nothing here reads. */
export function isFlow(content: Buffer): boolean {
  return /^\s*(?:\/\*[^]{0,2000}?|\/\/.*)@flow\b/.test(content.toString('latin1', 0, 4096));
}
