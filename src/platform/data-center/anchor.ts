import { type Anchor, Failure } from '../../domain';
import type { DataCenterCapabilities } from './capabilities';
import type { LineType, ShownFile } from './diff-lines';

/**
 * What a new comment says of its place.
 * @param file what the diff shows of the anchor's file; null when it shows nothing
 * @throws Failure `invalid` for a line that the diff does not show: on another line the comment would mislead
 */
export function toWireAnchor(
  { path, side, lines }: Anchor,
  file: ShownFile | null,
  { multiLineComments }: Pick<DataCenterCapabilities, 'multiLineComments'>,
): object {
  const moved = file?.oldPath != null && file.newPath !== null && file.oldPath !== file.newPath;
  const place = { path, diffType: 'EFFECTIVE', ...(moved ? { srcPath: file.oldPath } : {}) };
  if (!lines) return place;
  const lineType = typeOf(file, path, side, lines.end);
  const last = { ...place, line: lines.end, lineType, fileType: side === 'old' ? 'FROM' : 'TO' };
  if (lines.start >= lines.end || !multiLineComments) return last;
  const [start, end] = side === 'old' ? ['srcSpanStart', 'srcSpanEnd'] : ['dstSpanStart', 'dstSpanEnd'];
  return {
    ...last,
    multilineMarker: { startLine: lines.start, startLineType: typeOf(file, path, side, lines.start) },
    multilineSpan: { [start]: lines.start, [end]: lines.end },
  };
}

function typeOf(file: ShownFile | null, path: string, side: Anchor['side'], line: number): LineType {
  const type = file?.lineType(side, line) ?? null;
  if (type !== null) return type;
  throw new Failure({
    kind: 'invalid',
    what: 'The diff of the pull request does not show this line.',
    where: `${path}:${line}`,
    next: 'Nothing to do: the summary tells what cannot stand beside its line.',
  });
}
