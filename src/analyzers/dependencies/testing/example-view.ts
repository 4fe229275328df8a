import { parseDiff } from '../../../diff';
import { textDiff } from '../../../review/testing/text-diff';
import type { ChangeView, SourceFile } from '../../port';
import { lockFormatOf } from '../lock-format';
import type { ChangedExample } from '../rule';

/** The change of an example, as a review would hand it to the analyzer. */
export function viewOf(example: ChangedExample): ChangeView {
  const files = [example, ...(example.beside ?? [])];
  const texts = (of: (file: ChangedExample) => string | undefined): Record<string, string> =>
    Object.fromEntries(files.flatMap((file) => (of(file) === undefined ? [] : [[file.path, of(file)!]])));
  const diff = parseDiff(
    Buffer.from(
      textDiff(
        texts(({ before }) => before),
        texts(({ text }) => text),
      ),
    ),
  );
  const [same, changed] = [
    files.filter((file) => file.before === file.text),
    files.filter((file) => file.before !== file.text),
  ];
  const manifests = changed.filter(({ path }) => lockFormatOf(path) === null);
  return {
    diff,
    headFiles: new Map(manifests.map(({ path, text }) => [path, source(path, text)])),
    selected: new Set(manifests.map(({ path }) => path)),
    headSizes: new Map(),
    headTexts: new Map(same.map(({ path, text }) => [path, text])),
    locks: changed
      .filter(({ path }) => lockFormatOf(path) !== null)
      .map(({ path, text, before }) => ({
        head: source(path, text),
        base: before === undefined ? null : source(path, before),
      })),
  };
}

function source(path: string, text: string): SourceFile {
  return { id: path, path, content: Buffer.from(text) };
}
