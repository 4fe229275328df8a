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
 * The content without its ways to silence the tool: the change under review must not decide what is found in it. Every character
 * stays in its place.
 */
export function withoutDirectives({ content }: Pick<SourceFile, 'content'>): Uint8Array {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  return Buffer.from(text.replace(/(eslin|oxlin)t(?=-(?:dis|en)able)/gi, '$1_'), 'latin1');
}

/** Flow's type annotations are a language of their own, which nothing here reads. */
export function isFlow({ content }: Pick<SourceFile, 'content'>): boolean {
  return /^\s*(?:\/\*[^]{0,2000}?|\/\/.*)@flow\b/.test(Buffer.from(content.subarray(0, 4096)).toString('latin1'));
}
