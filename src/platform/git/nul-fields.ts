/** The fields of what git prints with `-z`: each ends with a NUL byte. */
export function* nulFields(output: Buffer): Generator<Buffer, undefined> {
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    yield output.subarray(start, end);
    start = end + 1;
  }
  return undefined;
}
