import type { DiffEnds } from '../../../diff';
import { resolveHash, type GitOptions } from '../../../git';
import type { Repository } from '../../../world';
import { refusals } from '../../errors';
import { diffsJson } from '../../diff/hunks';
import { readFiles, readRawDiff, type DiffWishes } from '../../diff/read-files';
import type { Call } from '../call';

const USUAL_CONTEXT = 10;

/** How the query of a request wants its diff. */
export function wishesOf(call: Call): DiffWishes {
  const paths = [call.param('path'), call.query('srcPath') ?? ''].filter((path) => path !== '');
  return {
    context: call.number('contextLines') ?? USUAL_CONTEXT,
    ignoreWhitespace: call.query('whitespace') === 'ignore-all',
    paths,
  };
}

/** Hunks, or the text where the request wants only that. */
export async function answerDiff(call: Call, ends: DiffEnds, wishes: DiffWishes): Promise<void> {
  if (call.request.accepts(['json', 'text']) === 'text') {
    await answerRawDiff(call, ends, wishes);
    return;
  }
  const files = await readFiles(ends, wishes);
  const { diffs, truncated } = diffsJson(files, call.host.settings.limits.diffLines);
  call.json({
    fromHash: ends.base,
    toHash: ends.source,
    contextLines: wishes.context,
    whitespace: wishes.ignoreWhitespace ? 'IGNORE_ALL' : 'SHOW',
    diffs,
    truncated,
  });
}

export async function answerRawDiff(call: Call, ends: DiffEnds, wishes: DiffWishes): Promise<void> {
  call.response.type('text/plain').send(await readRawDiff(ends, wishes));
}

/** A commit by hash or by the full or short name of a branch. Those of open pull requests from forks are found too. */
export async function commitNamed(repository: Repository, name: string, options?: GitOptions): Promise<string> {
  const reading = options ?? readingOptions(repository, name);
  const short = name.replace(/^refs\/(heads|tags)\//, '');
  const hash = short === '' ? null : await resolveHash(repository.folder, short, reading);
  if (hash === null) throw refusals.noCommit(name, repository.slug);
  return hash;
}

/** The host keeps the source of a pull request in its own repository; here the fork is read instead. */
export function readingOptions({ pullRequests, folder }: Repository, hash: string): GitOptions {
  for (const { source } of pullRequests.values()) {
    const fork = source.repository?.folder;
    if (source.hash === hash && fork !== undefined && fork !== folder) return { alsoRead: fork };
  }
  return {};
}
