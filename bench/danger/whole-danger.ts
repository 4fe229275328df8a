import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedChange } from '../cloud/change';

/** What Danger's rules do: find the places in the diffs of the changed files, or say those that they were told, which no review could be. */
export type DangerRules = 'find' | 'told';

/**
 * The whole of `danger ci`: it reads the pull request that the environment names and writes a comment for each place and a summary.
 * Returns milliseconds from start to end of its process.
 */
export async function wholeDanger(
  folder: string,
  change: GeneratedChange,
  rules: DangerRules,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const file = join(folder, 'dangerfile.js');
  writeFileSync(file, rules === 'find' ? FINDING : telling(change));
  const started = performance.now();
  await new Promise<void>((done, failed) => {
    const danger = join(require.resolve('danger/package.json'), '..', 'distribution', 'commands', 'danger.js');
    const child = spawn(process.execPath, [danger, 'ci', '--dangerfile', file], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: folder, CI: 'true', ...env },
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

/** All diffs at once, and one look at each added line: no Dangerfile that judges code could do with less. */
const FINDING = `
const { danger, message, schedule, warn } = require('danger');
schedule(async () => {
  const paths = [...danger.git.modified_files, ...danger.git.created_files];
  const diffs = await Promise.all(paths.map((path) => danger.git.structuredDiffForFile(path)));
  paths.forEach((path, at) => {
    for (const change of diffs[at].chunks.flatMap(({ changes }) => changes)) {
      if (change.add && change.content.includes('shell=True')) warn('A shell interprets the command.', path, change.ln);
    }
  });
  message('20 findings');
});
`;

function telling({ places }: GeneratedChange): string {
  const rules = places.map(
    ({ path, line }) => `warn('A shell interprets the command.', ${JSON.stringify(path)}, ${line});`,
  );
  return `const { message, warn } = require('danger');\n${rules.join('\n')}\nmessage('20 findings');\n`;
}
