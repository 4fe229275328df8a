import { existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { git, makeBranch, temporaryFolder, write } from './make-branch';
import { type Run, runLoom } from './run-loom';

const folder = temporaryFolder();
const temporary = join(folder, 'tmp');
const env = { LOOM_CACHE_DIR: join(folder, 'cache'), TMPDIR: temporary };

beforeAll(() => write(temporary, { keep: '' }));

function review(root: string, ...args: string[]): Promise<Run> {
  return runLoom(['review', root, ...args], { env });
}

function expectPlainFailure({ code, stderr }: Run, expectedCode: number, ...words: RegExp[]): void {
  expect(stderr).not.toMatch(/\n\s+at /);
  for (const word of words) expect(stderr).toMatch(word);
  expect(stderr).toMatch(/^\s+next: /m);
  expect(code).toBe(expectedCode);
  expect(readdirSync(temporary)).toEqual(['keep']);
}

describe('bad input', () => {
  it('not a git repository', async () => {
    const plain = join(folder, 'plain');
    write(plain, { 'a.txt': 'x' });
    expectPlainFailure(await review(plain), 2, /not in a git repository/, /plain/);
  });

  it('a folder that does not exist', async () => {
    expectPlainFailure(await review(join(folder, 'none')), 2, /none/);
  });

  it('an unknown ref', async () => {
    const root = makeBranch(join(folder, 'unknown-ref'), {}, { 'a.js': 'x;\n' });
    expectPlainFailure(await review(root, '--base', 'mian'), 2, /mian/, /main/);
  });

  it('no merge base', async () => {
    const root = makeBranch(join(folder, 'no-base'), {}, {});
    git(root, 'checkout', '-q', '--orphan', 'other');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'unrelated');
    expectPlainFailure(await review(root), 2, /common|merge base|unrelated/i);
  });

  it('the default branch itself', async () => {
    const root = makeBranch(join(folder, 'on-main'), {}, {});
    git(root, 'checkout', '-q', 'main');
    expectPlainFailure(await review(root), 2, /main/, /--base HEAD~1|--worktree/);
  });

  it('a wrong option', async () => {
    const { code, stderr } = await runLoom(['review', '--fromat', 'json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--format/);
  });

  it('an invalid rules file, by name and position', async () => {
    const root = makeBranch(join(folder, 'rules'), {}, { 'a.js': 'x;\n' });
    write(folder, { 'rules.yaml': 'gate:\n  fail_onn: blocker\n' });
    expectPlainFailure(await review(root, '--rules', join(folder, 'rules.yaml')), 2, /rules\.yaml:2:3/, /fail_on/);
  });

  it('goes on with the default when the rules file of the base is invalid, and says so', async () => {
    const root = makeBranch(join(folder, 'base-rules'), { '.loom/config.yaml': 'gates: {}\n' }, { 'a.txt': 'x\n' });
    const { code, stdout } = await review(root);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\.loom\/config\.yaml:1:1/);
  });

  it('odd files: binary, broken encoding, a link out of the tree, an empty file, names with anything', async () => {
    const root = makeBranch(join(folder, 'odd'), {}, {});
    write(root, {
      'image.bin': Buffer.from([1, 0, 2, 0]),
      'latin.py': Buffer.from('print("caf\xe9")\n', 'latin1'),
      'empty.js': '',
      'new\nline.js': 'debugger;\n',
      '-rf.py': 'eval(x)\n',
      'deep.js': `${'['.repeat(100_000)}\n`,
    });
    symlinkSync('/etc/passwd', join(root, 'link.js'));
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'odd');
    const run = await review(root, '--format', 'json');
    const { review: about, findings } = JSON.parse(run.stdout) as {
      review: { skipped: { path: string; reason: string }[] };
      findings: { path: string }[];
    };
    const reasons = Object.fromEntries(about.skipped.map(({ path, reason }) => [path, reason]));
    expect(reasons).toMatchObject({
      'image.bin': 'binary',
      'latin.py': 'not valid UTF-8',
      'link.js': 'a symbolic link',
    });
    expect(new Set(findings.map((finding) => finding.path))).toContain('-rf.py');
    expect(run.stdout).not.toContain('root:');
    expect(readdirSync(temporary)).toEqual(['keep']);
  });

  it('Ctrl-C in the middle: exit code 130, no process and no file left', async () => {
    const root = makeBranch(join(folder, 'interrupted'), {}, { 'a.py': `x = 1\n`.repeat(20_000) });
    const run = await runLoom(['review', root, '--no-cache'], {
      env,
      onStart: (pid) => {
        const timer = setInterval(() => {
          // As soon as a tool has a file or Loom has its scratch folder, the review is under way.
          if (readdirSync(temporary).length > 1) {
            clearInterval(timer);
            process.kill(pid, 'SIGINT');
          }
        }, 5);
      },
    });
    expectPlainFailure(run, 130, /stopped/);
  });

  it('a temporary folder that cannot be written', async () => {
    const root = makeBranch(join(folder, 'no-temp'), {}, { 'a.js': 'x;\n' });
    const run = await runLoom(['review', root], { env: { ...env, TMPDIR: join(folder, 'missing') } });
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stderr).toMatch(/next: /);
    expect(run.code).toBe(3);
  });

  it('leaves the repository as it was', async () => {
    const root = makeBranch(join(folder, 'untouched'), {}, { 'a.js': 'eval(x);\n' });
    write(root, { 'untracked.js': 'debugger;\n' });
    const before = git(root, 'status', '--porcelain', '--ignored');
    await review(root, '--worktree');
    expect(git(root, 'status', '--porcelain', '--ignored')).toBe(before);
    expect(existsSync(join(root, '.git', 'index.lock'))).toBe(false);
    rmSync(root, { recursive: true });
  });
});
