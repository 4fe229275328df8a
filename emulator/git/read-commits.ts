import { runGit, type GitOptions } from './run-git';

export interface GitCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  /** ISO-8601 with offset. */
  readonly date: string;
  readonly message: string;
}

const FORMAT = '--format=%H%x00%P%x00%an%x00%ae%x00%aI%x00%B%x01';

/** The log of a revision range, newest first. */
export async function readCommits(
  folder: string,
  range: readonly string[],
  options: GitOptions = {},
): Promise<readonly GitCommit[]> {
  const { stdout } = await runGit(folder, ['log', FORMAT, ...range], options);
  return stdout
    .toString('utf8')
    .split('\u0001')
    .map((record) => record.replace(/^\n/, ''))
    .filter((record) => record !== '')
    .map(toCommit);
}

function toCommit(record: string): GitCommit {
  const [hash = '', parents = '', name = '', email = '', date = '', message = ''] = record.split('\0');
  return {
    hash,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name, email },
    date: date.endsWith('Z') ? `${date.slice(0, -1)}+00:00` : date,
    message,
  };
}
