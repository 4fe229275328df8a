import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedChange } from '../cloud/change';

/**
 * The whole of `danger ci`: it reads the pull request that the environment names and writes a comment for each place and a summary. Its
 * rules are told the places beforehand, so that it spends nothing on analysis. Returns milliseconds from start to end of its process.
 */
export async function wholeDanger(
  folder: string,
  { places }: GeneratedChange,
  env: Readonly<Record<string, string>>,
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
