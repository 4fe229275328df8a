import type { Router } from 'express';
import type { Activity, PullRequest } from '../../../world';
import { rootOf, updatesOf, type Host } from '../../host';
import { diffsJson } from '../../diff/hunks';
import { readFiles } from '../../diff/read-files';
import { effectiveEnds, type FileDiff } from '../../../diff';
import { gitRoute, type Api, type Call } from '../call';
import { activityJson } from '../representation/activities';
import { readRescopes } from '../representation/rescopes';

const P = '/projects/:project/repos/:repo/pull-requests/:id/activities';
const CONTEXT = 10;

/** What happened to a pull request, newest first: the only place where all of its comments are. */
export function activityRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'get', P, async (call) => {
    const pullRequest = call.pullRequest();
    const numbered = pullRequest.activity.map((entry, index) => ({ entry, id: idOf(call.host, pullRequest, index) }));
    const from = call.number('fromId');
    const newest = numbered.reverse();
    const start = from === undefined ? 0 : newest.findIndex((one) => isFrom(call, one, from));
    const files = hasInline(pullRequest) ? await filesOf(pullRequest) : [];
    const rescopes = await readRescopes(call.host, pullRequest);
    call.page(
      start === -1 ? [] : newest.slice(start),
      ({ entry, id }) => {
        const shown = activityJson(call.host, entry, call.caller.account, updatesOf(pullRequest), rescopes);
        return shown === null ? null : { id, ...shown, ...diffOf(entry, files) };
      },
      call.host.settings.limits.activities,
    );
  });
}

function idOf(host: Host, { repository, id }: PullRequest, index: number): number {
  return host.numbers.of('activity', `${repository.uuid} ${id} ${index}`);
}

function isFrom(call: Call, { entry, id }: { entry: Activity; id: number }, from: number): boolean {
  return call.query('fromType') === 'COMMENT' ? entry.kind === 'comment' && entry.comment.id === from : id === from;
}

function hasInline({ comments }: PullRequest): boolean {
  return [...comments.values()].some(({ anchor }) => anchor !== null);
}

async function filesOf(pullRequest: PullRequest): Promise<readonly FileDiff[]> {
  return readFiles(await effectiveEnds(pullRequest), { context: CONTEXT, ignoreWhitespace: false, paths: [] });
}

/** The hunk that a comment on a line stands in. */
function diffOf(entry: Activity, files: readonly FileDiff[]): Record<string, unknown> {
  if (entry.kind !== 'comment') return {};
  const { anchor, parent } = rootOf(entry.comment);
  const line = anchor?.to ?? anchor?.from ?? null;
  const file = files.find(({ oldPath, newPath }) => (newPath ?? oldPath) === anchor?.path);
  if (anchor === null || parent !== null || line === null || file === undefined || anchor.outdated) return {};
  const hunks = file.hunks.filter(({ lines }) =>
    lines.some(({ oldLine, newLine }) => (anchor.to === null ? oldLine : newLine) === line),
  );
  const [diff] = diffsJson([{ ...file, hunks }], Infinity).diffs;
  if (hunks.length === 0 || diff === undefined) return {};
  const hashes = { fromHash: rootOf(entry.comment).details?.anchor?.fromHash, toHash: anchor.sourceHash };
  return { diff: { ...diff, properties: { ...hashes, current: true } } };
}
