import { effectiveEnds, type DiffEnds } from '../../../diff';
import { resolveHash } from '../../../git';
import type { PullRequest } from '../../../world';
import { ApiError, refusals } from '../../errors';
import { supports, type CommentPlace, type Host } from '../../host';
import type { AskedAnchor } from './anchor-schema';
import { readShownLines, type Side } from './shown-lines';

/** Finds the place that a comment is to hang on, or refuses it as the instance is set up to. */
export async function placeAnchor(host: Host, pullRequest: PullRequest, asked: AskedAnchor): Promise<CommentPlace> {
  const diffType = asked.diffType ?? (asked.fromHash == null ? 'EFFECTIVE' : 'RANGE');
  const ends = await endsOf(pullRequest, diffType, asked);
  const side: Side =
    asked.lineType === 'REMOVED' ? 'FROM' : asked.lineType === 'ADDED' ? 'TO' : (asked.fileType ?? 'TO');
  const marker = supports(host, 'multilineComments') ? (asked.multilineMarker ?? null) : null;
  const line = asked.line ?? null;
  const place: CommentPlace = {
    path: asked.path,
    line,
    startLine: line === null ? null : (marker?.startLine ?? null),
    side,
    orphaned: diffType === 'EFFECTIVE' && asked.toHash != null && asked.toHash !== pullRequest.source.hash,
    details: {
      lineType: line === null ? null : (asked.lineType ?? null),
      startLineType: marker?.startLineType ?? null,
      srcPath: asked.srcPath ?? null,
      diffType,
      fromHash: ends.base,
      toHash: ends.source,
    },
  };
  refuseIncomplete(place);
  const problem = await problemOf(ends, place);
  if (problem === null) return place;
  if (host.settings.strayAnchors === 'refused') throw refusals.invalid('anchor', problem);
  return { ...place, orphaned: true };
}

async function endsOf(pullRequest: PullRequest, diffType: string, asked: AskedAnchor): Promise<DiffEnds> {
  const ends = await effectiveEnds(pullRequest);
  if (diffType === 'EFFECTIVE') return ends;
  const [base, source] = await Promise.all([
    resolveHash(ends.folder, asked.fromHash ?? '', ends.options),
    resolveHash(ends.folder, asked.toHash ?? '', ends.options),
  ]);
  if (base === null || source === null) {
    throw refusals.invalid('anchor', `An anchor of the type ${diffType} needs fromHash and toHash.`);
  }
  return { ...ends, base, source };
}

function refuseIncomplete({ path, line, startLine, details }: CommentPlace): void {
  if (path === '') throw refusals.invalid('anchor.path', 'A path is required.');
  if (line === null) return;
  if (line < 1) throw refusals.invalid('anchor.line', 'The line must be greater than 0.');
  if (details.lineType === null) throw new ApiError(400, 'A line type is required for a comment on a line.', null);
  if (startLine !== null && (startLine < 1 || startLine > line)) {
    throw refusals.invalid('anchor.multilineMarker', 'The first line of a comment must not be after the last.');
  }
}

/** What is wrong with a place in the diff that it names. */
async function problemOf(ends: DiffEnds, place: CommentPlace): Promise<string | null> {
  const { path, line, startLine, side, details } = place;
  const shown = await readShownLines(ends, path, details.srcPath);
  if (shown === null) return `The path "${path}" is not part of the diff.`;
  if (line === null) return null;
  if (shown.typeOf(side, line) !== details.lineType) {
    return `Line ${line} of "${path}" is not shown as ${details.lineType ?? 'such'} in the diff.`;
  }
  const first = details.startLineType === 'REMOVED' ? 'FROM' : details.startLineType === 'ADDED' ? 'TO' : side;
  return startLine === null || shown.typeOf(first, startLine) === details.startLineType
    ? null
    : `Line ${startLine} of "${path}" is not shown as ${details.startLineType ?? 'such'} in the diff.`;
}
