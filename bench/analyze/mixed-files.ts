/** A file and what it is written in. */
export interface LanguageFile {
  readonly path: string;
  readonly lang: string;
  readonly text: string;
}

/** Files of every language in turn, in the order given, until they have so many lines together; no path twice. */
export function mixedFiles<File extends LanguageFile>(files: readonly File[], lines: number): readonly File[] {
  const queues = new Map<string, File[]>();
  for (const file of new Map(files.map((each) => [each.path, each])).values()) {
    queues.set(file.lang, [...(queues.get(file.lang) ?? []), file]);
  }
  const mixed: File[] = [];
  let total = 0;
  while (total < lines) {
    const round = [...queues.values()].flatMap((queue) => queue.shift() ?? []);
    if (round.length === 0) break;
    mixed.push(...round);
    total += round.reduce((sum, { text }) => sum + lineCount(text), 0);
  }
  return mixed;
}

export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
