import type { Texts } from './fake-change';

/** Lines of context that the diff shows around a change. */
const CONTEXT = 3;

/** A unified diff of two sets of files, one hunk a file: what stands before the first and after the last difference is cut off. */
export function textDiff(base: Texts, head: Texts): string {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort();
  return paths.map((path) => fileDiff(path, linesOf(base[path]), linesOf(head[path]))).join('');
}

function linesOf(content: string | Buffer | undefined): string[] | null {
  return content === undefined ? null : content.toString().replace(/\n$/, '').split('\n');
}

function fileDiff(path: string, before: string[] | null, after: string[] | null): string {
  const [old, now] = [before ?? [], after ?? []];
  if (old.join('\n') === now.join('\n') && (before === null) === (after === null)) return '';
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const after3 = old.slice(old.length - end).slice(0, CONTEXT);
  const body = [
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...now.slice(start, now.length - end).map((line) => `+${line}`),
    ...after3.map((line) => ` ${line}`),
  ];
  const [oldCount, newCount] = [old.length - end + after3.length - from, now.length - end + after3.length - from];
  const mode = before === null ? 'new file mode 100644\n' : after === null ? 'deleted file mode 100644\n' : '';
  return [
    `diff --git a/${path} b/${path}\n${mode}--- ${before === null ? '/dev/null' : `a/${path}`}`,
    `+++ ${after === null ? '/dev/null' : `b/${path}`}`,
    `@@ -${oldCount === 0 ? 0 : from + 1},${oldCount} +${newCount === 0 ? 0 : from + 1},${newCount} @@`,
    ...body,
    '',
  ].join('\n');
}
