import type { Router } from 'express';
import { effectiveEnds, type DiffEnds } from '../../../diff';
import { mergesCleanly, readCommits, readDiffStat, readImmutable } from '../../../git';
import { ApiError } from '../../errors';
import { supports } from '../../host';
import { readChanges } from '../../diff/changes';
import { answerNoRoute } from '../answer-error';
import { gitRoute, type Api, type Call } from '../call';
import { commitJson } from '../representation/commits';
import { answerDiff, answerRawDiff, commitNamed, wishesOf } from './diff-answers';

const P = '/projects/:project/repos/:repo/pull-requests/:id';

/** What a pull request would change, in all of its forms. */
export function changeRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'get', `${P}.diff`, async (call) => {
    await answerRawDiff(call, await effectiveEnds(call.pullRequest()), wishesOf(call));
  });
  gitRoute(router, api, 'get', `${P}.patch`, async (call) => {
    const { folder, base, source, options } = await effectiveEnds(call.pullRequest());
    const patch = await readImmutable(folder, ['format-patch', '--stdout', `${base}..${source}`], options);
    call.response.type('text/plain').send(patch);
  });
  gitRoute(router, api, 'get', `${P}/changes`, listChanges);
  gitRoute(router, api, 'get', [`${P}/diff`, `${P}/diff/*path`], async (call) => {
    await answerDiff(call, await rangeOf(call), wishesOf(call));
  });
  gitRoute(router, api, 'get', `${P}/commits`, async (call) => {
    const { folder, base, source, options } = await effectiveEnds(call.pullRequest());
    const commits = await readCommits(folder, [source, `^${base}`], options);
    call.page(commits, (one) => commitJson(call.host, one), call.host.settings.limits.commits);
  });
  gitRoute(router, api, 'get', `${P}/merge-base`, async (call) => {
    if (!supports(call.host, 'mergeBase')) {
      answerNoRoute(call.request, call.response);
      return;
    }
    const { folder, base, options } = await effectiveEnds(call.pullRequest());
    const [commit] = await readCommits(folder, ['-n', '1', base], options);
    if (commit === undefined) call.nothing();
    else call.json(commitJson(call.host, commit));
  });
  gitRoute(router, api, 'get', [`${P}/diff-stats-summary`, `${P}/diff-stats-summary/*path`], async (call) => {
    if (supports(call.host, 'diffStatsSummary')) await summarize(call);
    else answerNoRoute(call.request, call.response);
  });
  gitRoute(router, api, 'get', `${P}/merge`, tryMerge);
}

/** `sinceId` and `untilId` narrow it down to what came between two commits. */
async function rangeOf(call: Call): Promise<DiffEnds> {
  const pullRequest = call.pullRequest();
  const ends = await effectiveEnds(pullRequest);
  const since = call.query('sinceId');
  const until = call.query('untilId');
  return {
    ...ends,
    base: since === undefined ? ends.base : await commitNamed(pullRequest.repository, since, ends.options),
    source: until === undefined ? ends.source : await commitNamed(pullRequest.repository, until, ends.options),
  };
}

/** Not a page of a list: `start` does nothing, and what is over the cap cannot be had, so that no next page is named either. */
async function listChanges(call: Call): Promise<void> {
  const ends = await rangeOf(call);
  const changes = await readChanges(ends);
  const limit = Math.min(call.number('limit') ?? 25, call.host.settings.limits.changes);
  const values = changes.slice(0, limit);
  const isLastPage = values.length === changes.length;
  call.json({
    fromHash: ends.base,
    toHash: ends.source,
    properties: { changeScope: call.query('changeScope') ?? 'ALL' },
    values,
    size: values.length,
    isLastPage,
    start: 0,
    limit,
    nextPageStart: null,
  });
}

async function summarize(call: Call): Promise<void> {
  const { folder, base, source, options } = await rangeOf(call);
  const { paths } = wishesOf(call);
  const request = { base, source, paths, context: 0, renames: true, ignoreWhitespace: false };
  const stats = await readDiffStat(folder, request, options);
  const sum = (name: 'added' | 'removed'): number => stats.reduce((total, one) => total + one[name], 0);
  call.json({ filesChanged: stats.length, linesAdded: sum('added'), linesDeleted: sum('removed') });
}

async function tryMerge(call: Call): Promise<void> {
  const { repository, source, destination, state } = call.pullRequest();
  if (state !== 'OPEN') {
    const message = `This pull request has already been ${state.toLowerCase()}.`;
    throw new ApiError(409, message, 'pull.IllegalPullRequestStateException');
  }
  const { options } = await effectiveEnds(call.pullRequest());
  const clean = await mergesCleanly(repository.folder, destination.hash, source.hash, options);
  call.json({ canMerge: clean, conflicted: !clean, outcome: clean ? 'CLEAN' : 'CONFLICTED', vetoes: [] });
}
