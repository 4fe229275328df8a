import { readFileSync } from 'node:fs';
import { DiffParser } from '../../src/diff';

/**
 * Run as a process of its own with the path of a diff: prints one JSON object.
 *
 * What is measured: the whole text is read into one Buffer first, and the resident memory of the process is taken (`before`). Then
 * the text is pushed in chunks, as views of that Buffer. After each chunk and after `end()`, while the finished diff is still held,
 * the resident memory is taken again; `peak` is the largest of these and, where the kernel's own high-water mark moved
 * during parsing, of that mark. So `peak - before` is everything parsing adds to the text: the diff, the parser's state, garbage that
 * was not yet collected, and the machine code compiled meanwhile.
 */
const CHUNK = 256 * 1024;

function main(file: string): void {
  const text = readFileSync(file);
  const markBefore = highWaterMark();
  const before = process.memoryUsage.rss();
  let peak = before;
  const parser = new DiffParser();
  for (let start = 0; start < text.length; start += CHUNK) {
    parser.push(text.subarray(start, start + CHUNK));
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const diff = parser.end();
  peak = Math.max(peak, process.memoryUsage.rss());
  const markAfter = highWaterMark();
  if (markAfter > markBefore) peak = Math.max(peak, markAfter);
  console.log(JSON.stringify({ added: peak - before, textBytes: text.length, files: diff.files.length }));
}

/** Largest resident memory the process ever had, in bytes. */
function highWaterMark(): number {
  return process.resourceUsage().maxRSS * 1024;
}

main(process.argv[2] ?? '');
