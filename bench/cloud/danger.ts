import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PullRequest } from '../../emulator';
import type { GeneratedChange } from './change';

/**
 * The whole of `danger ci` in a Bitbucket pipeline: it reads the pull request and writes the same comments, which its rules are told
 * beforehand, so that it spends nothing on analysis. Returns milliseconds from start to end of its process.
 */
export async function runDanger(
  folder: string,
  apiUrl: string,
  token: string,
  { repository, id }: PullRequest,
  { places }: GeneratedChange,
): Promise<number> {
  const file = join(folder, 'dangerfile.js');
  const rules = places.map(
    ({ path, line }) => `warn('A shell interprets the command.', ${JSON.stringify(path)}, ${line});`,
  );
  writeFileSync(file, `const { message, warn } = require('danger');\n${rules.join('\n')}\nmessage('20 findings');\n`);
  const started = performance.now();
  await new Promise<void>((done, failed) => {
    const danger = join(require.resolve('danger/package.json'), '..', 'distribution', 'commands', 'danger.js');
    const child = spawn(process.execPath, [danger, 'ci', '--dangerfile', file], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        NODE_OPTIONS: `--require ${join(__dirname, 'reroute.cjs')}`,
        EMULATOR_API_URL: apiUrl,
        CI: 'true',
        BITBUCKET_BUILD_NUMBER: '1',
        BITBUCKET_PR_ID: String(id),
        BITBUCKET_REPO_OWNER: repository.workspace.slug,
        BITBUCKET_REPO_SLUG: repository.slug,
        BITBUCKET_REPO_FULL_NAME: `${repository.workspace.slug}/${repository.slug}`,
        BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/acme/shop',
        DANGER_BITBUCKETCLOUD_REPO_ACCESSTOKEN: token,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
    }
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(`danger ended with ${code}: ${said}`))));
  });
  return performance.now() - started;
}
