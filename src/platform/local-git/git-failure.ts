import { Failure, type FailureDetails } from '../../domain';
import { lastWords, printable } from '../git';

interface Sign {
  /** What git prints, in the C locale. */
  readonly pattern: RegExp;
  readonly details: (where: string, said: string) => FailureDetails;
}

const SIGNS: readonly Sign[] = [
  {
    pattern: /dubious ownership|unsafe repository/,
    details: (where) => ({
      kind: 'forbidden',
      what: 'The repository belongs to another user, so git refuses to read it.',
      where,
      next: `If you trust it, run \`git config --global --add safe.directory ${shellWord(where)}\` (for a subfolder, name the top folder), then run Loom again.`,
    }),
  },
  {
    pattern: /not a git repository|not in a git directory/,
    details: (where) => ({
      kind: 'invalid',
      what: 'This folder is not in a git repository.',
      where,
      next: 'Run Loom inside a clone, or name one by its path.',
    }),
  },
  {
    pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    details: (where) => ({
      kind: 'unavailable',
      what: 'The disk is full: the change could not be prepared.',
      where,
      next: 'Free some space in the folder for temporary files, or point TMPDIR to another disk.',
    }),
  },
  {
    pattern: /Permission denied/,
    details: (where, said) => ({
      kind: 'forbidden',
      what: 'A file of the repository may not be read.',
      where,
      next: `Make it readable; if it does not belong in git, list it in .gitignore. git said: “${said}”.`,
    }),
  },
  {
    pattern: /unknown repository extension|Expected git repo version|unknown index entry format|unsupported .* version/,
    details: (where) => ({
      kind: 'invalid',
      what: 'The repository uses a format that the installed git does not know.',
      where,
      next: 'Update git to the version that made this repository, or a newer one.',
    }),
  },
  {
    pattern:
      /is corrupt|corrupted|bad object|unable to read|could not read|missing (?:blob|tree|commit)|bad tree|too-short tree|malformed|inflate|packfile|bad (?:index|signature)|index file/i,
    details: (where) => ({
      kind: 'unavailable',
      what: 'Objects of the change are missing from the repository, or damaged.',
      where,
      next: 'In a partial clone, `git diff --stat BASE HEAD` downloads what is missing. Otherwise `git fsck` names what is damaged and a fresh clone repairs it.',
    }),
  },
];

/** What to tell a person when git has failed, from what it wrote to its error stream. */
export function explainGit(stderr: string, where: string): Failure {
  const sign = SIGNS.find((candidate) => candidate.pattern.test(stderr));
  const said = lastWords(stderr);
  if (sign) return new Failure({ ...sign.details(where, said), cause: said });
  return new Failure({
    kind: 'unavailable',
    what: 'git could not read the repository.',
    where,
    next: `${said ? `git said: “${said}”. ` : ''}Check the repository with \`git status\` and \`git fsck\`.`,
    cause: said,
  });
}

function shellWord(text: string): string {
  return `'${printable(text).replaceAll("'", `'\\''`)}'`;
}
