import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a commit makes of a path: a file, a link, a submodule at a commit; null deletes it. */
type Change =
  | string
  | Uint8Array
  | null
  | { readonly link: string }
  | { readonly submodule: string }
  | { readonly executable: string };

interface CommitOptions {
  /** Made when it does not exist yet. By default `main`. */
  readonly branch?: string;
  /** The first parent, when the branch is to begin there; null for a commit without parents. */
  readonly from?: string | null;
}

/** A real repository in a temporary folder, for tests. The same calls give the same commit hashes. */
export interface TestRepository {
  readonly path: string;
  /** Commits changes on top of a branch, without touching the working tree. Returns the hash. */
  commit(changes: Readonly<Record<string, Change>>, options?: CommitOptions): string;
  /** Makes the working tree that of a branch or commit, leaving untracked files alone. */
  checkout(ref: string): void;
  /** Writes a file of the working tree; commits nothing. */
  write(path: string, content: string | Uint8Array): void;
  /** Runs git in the repository and returns what it prints, without the line feed at the end. */
  git(...args: string[]): string;
  gitWithInput(input: string | Uint8Array, ...args: string[]): string;
  /** Deletes the repository. */
  remove(): void;
}

export interface RepositoryOptions {
  readonly bare?: boolean;
  readonly objectFormat?: 'sha1' | 'sha256';
}

const FIRST_COMMIT_TIME = 1_700_000_000;
const OPTIONS = [
  '-c',
  'core.fsync=none',
  '-c',
  'protocol.file.allow=always',
  '-c',
  'user.name=Tester',
  '-c',
  'user.email=tester@example.com',
];

/** Makes an empty repository whose HEAD is the branch `main`. */
export function makeRepository({ bare = false, objectFormat = 'sha1' }: RepositoryOptions = {}): TestRepository {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'loom-test-repository-')));
  let time = FIRST_COMMIT_TIME;

  function gitWithInput(input: string | Uint8Array, ...args: string[]): string {
    const date = `${time} +0000`;
    const output = execFileSync('git', [...OPTIONS, ...args], {
      cwd: path,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
      env: { ...process.env, ...ISOLATED, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    });
    return output.toString('utf8').replace(/\n$/, '');
  }

  const git = (...args: string[]): string => gitWithInput('', ...args);
  git(
    'init',
    '--quiet',
    '--initial-branch=main',
    `--object-format=${objectFormat}`,
    '--template=',
    ...(bare ? ['--bare'] : []),
  );

  const made = new Set<string>();
  const tipOf = (ref: string): string =>
    made.has(ref) ? `${ref}^0` : git('for-each-ref', '--format=%(objectname)', ref);

  return {
    path,
    git,
    gitWithInput,
    commit(changes, { branch = 'main', from } = {}) {
      const ref = `refs/heads/${branch}`;
      const parent = from === undefined ? tipOf(ref) : (from ?? '');
      made.add(ref);
      // It prints the hash: tests make many commits, and each process that they do without counts.
      return gitWithInput(commitStream(ref, parent, (time += 60), changes), 'fast-import', '--quiet', '--force');
    },
    checkout: (ref) => git('checkout', '--quiet', '--force', ref),
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The developer's own settings must not change what a test sees. */
const ISOLATED = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };

function commitStream(ref: string, parent: string, time: number, changes: Readonly<Record<string, Change>>): Buffer {
  const person = `Tester <tester@example.com> ${time} +0000`;
  const parts: Uint8Array[] = [];
  const line = (text: string): void => void parts.push(Buffer.from(`${text}\n`));
  const data = (bytes: Uint8Array): void => {
    line(`data ${bytes.length}`);
    parts.push(bytes, Buffer.from('\n'));
  };
  if (parent === '') line(`reset ${ref}`);
  line(`commit ${ref}`);
  line('mark :1');
  line(`author ${person}`);
  line(`committer ${person}`);
  data(Buffer.from('A change'));
  if (parent !== '') line(`from ${parent}`);
  for (const [path, change] of Object.entries(changes)) {
    const name = quote(path);
    if (change === null) {
      line(`D ${name}`);
    } else if (typeof change === 'object' && 'submodule' in change) {
      line(`M 160000 ${change.submodule} ${name}`);
    } else {
      const [mode, content] = fileOf(change);
      line(`M ${mode} inline ${name}`);
      data(content);
    }
  }
  line('get-mark :1');
  return Buffer.concat(parts);
}

function fileOf(
  change: string | Uint8Array | { link: string } | { executable: string },
): [mode: string, content: Uint8Array] {
  if (typeof change === 'string') return ['100644', Buffer.from(change)];
  if (change instanceof Uint8Array) return ['100644', change];
  return 'link' in change ? ['120000', Buffer.from(change.link)] : ['100755', Buffer.from(change.executable)];
}

function quote(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
