import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, makeBranch, temporaryFolder } from './make-branch';
import { runLoom } from './run-loom';

const folder = temporaryFolder();
const env = { LOOM_CACHE_DIR: join(folder, 'cache') };

interface Output {
  review: { changedFiles: number; gate: string; skipped: { path: string; reason: string }[]; notices: string[] };
  findings: { path: string; rule: string }[];
}

describe('extremes', () => {
  it('50,000 changed files: reviews what the limits allow and says what it left out', async () => {
    const root = makeBranch(join(folder, 'many'), {}, {});
    const commands = [
      'commit refs/heads/many\ncommitter A <a@example.com> 0 +0000\ndata 4\nmany\nfrom refs/heads/work^0\n',
    ];
    for (let index = 0; index < 50_000; index += 1) {
      const text = `export const value${index} = ${index};\n`;
      commands.push(`M 644 inline src/${index % 100}/file-${index}.js\ndata ${text.length}\n${text}\n`);
    }
    execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: commands.join('') });
    const run = await runLoom(['review', root, '--head', 'many', '--format', 'json'], { env });
    const { review } = JSON.parse(run.stdout) as Output;
    expect(run.code).toBe(0);
    expect(review.changedFiles).toBe(50_000);
    expect(review.skipped[0]!.reason).toMatch(/more than 2000 files/);
  }, 400_000);

  it('a change whose checks look at many other files makes Node warn of nothing', async () => {
    const before = { 'src/price.js': 'export function price(a) {\n  return a;\n}\n' };
    const after = { 'src/price.js': 'export function price(a, b) {\n  return a + b + process.env.SHOP_RATE;\n}\n' };
    const { code, stderr } = await runLoom(['review', makeBranch(join(folder, 'wanted'), before, after)], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('a 2 GB file in the working tree is left out, with a notice, at once', async () => {
    const root = makeBranch(join(folder, 'large'), {}, { 'a.py': 'eval(x)\n' });
    writeFileSync(join(root, 'huge.py'), '');
    truncateSync(join(root, 'huge.py'), 2 * 1024 ** 3);
    const run = await runLoom(['review', root, '--worktree', '--format', 'json'], { env });
    const { review, findings } = JSON.parse(run.stdout) as Output;
    expect(review.notices.join()).toMatch(/50 MB/);
    expect(findings.map((finding) => finding.path)).toContain('a.py');
  });

  it('a shallow clone without the merge base says how to deepen it', async () => {
    const origin = makeBranch(join(folder, 'origin'), {}, { 'a.js': 'x;\n' });
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'more');
    git(origin, 'checkout', '-q', 'main');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'main goes on');
    const clone = join(folder, 'shallow');
    git(folder, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${origin}`, clone);
    const run = await runLoom(['review', clone, '--head', 'origin/work'], { env });
    expect(run.stderr).toMatch(/shallow/);
    expect(run.stderr).toMatch(/git fetch --(unshallow|deepen)/);
    expect(run.code).toBe(2);
  });

  it('a detached head is reviewed like any other', async () => {
    const root = makeBranch(join(folder, 'detached'), {}, { 'a.py': 'eval(x)\n' });
    git(root, 'checkout', '-q', '--detach');
    const run = await runLoom(['review', root, '--format', 'json'], { env });
    expect((JSON.parse(run.stdout) as Output).findings).not.toHaveLength(0);
  });

  it('a full disk under the output is named, with exit code 3', async () => {
    if (!existsSync('/dev/full')) {
      console.warn('SKIPPED: this system has no /dev/full to stand for a full disk.');
      return;
    }
    const root = makeBranch(join(folder, 'full'), {}, { 'a.py': 'x = 1\n' });
    const run = await runLoom(['review', root, '--output', '/dev/full'], { env });
    expect(run.stderr).toMatch(/disk is full/);
    expect(run.code).toBe(3);
  });

  it('a planted tool configuration neither runs nor switches anything off', async () => {
    const marker = join(folder, 'executed');
    mkdirSync(join(folder, 'planted'));
    const root = makeBranch(
      join(folder, 'planted', 'repository'),
      {},
      {
        '.eslintrc.js': `require('fs').writeFileSync(${JSON.stringify(marker)}, '');\n`,
        'eslint.config.js': `require('fs').writeFileSync(${JSON.stringify(marker)}, ''); module.exports = [];\n`,
        '.oxlintrc.json': '{ "ignorePatterns": ["**"] }\n',
        'ruff.toml': 'exclude = ["*"]\n',
        'pyproject.toml': '[tool.ruff]\nexclude = ["*"]\n',
        'a.py': '# ruff: noqa\neval(x)  # noqa\n',
      },
    );
    const run = await runLoom(['review', root, '--format', 'json', '--no-cache'], { env });
    expect((JSON.parse(run.stdout) as Output).findings.map((finding) => finding.rule)).toContain('ruff/S307');
    expect(existsSync(marker)).toBe(false);
  });
});
