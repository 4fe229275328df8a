import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

async function run(...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.join(__dirname, '..'),
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
  );
  return { child, line };
}

it('plays Data Center where it is asked to', async () => {
  const { child, line } = await run('--data-center', '10.2', '--context-path', '/bitbucket');
  const { url } = JSON.parse(line) as { url: string };
  const properties = await fetch(`${url}/rest/api/latest/application-properties`);
  expect(await properties.json()).toMatchObject({ version: '10.2.6' });
  child.kill('SIGTERM');
});

it('prints its addresses as one line of JSON, and ends when it is told to', async () => {
  const { child, line } = await run();
  const { apiUrl, webUrl } = JSON.parse(line) as Record<string, string>;
  expect((await fetch(`${apiUrl ?? ''}/2.0/hook_events`)).status).toBe(200);
  expect((await fetch(`${webUrl ?? ''}/_emulator/requests`)).status).toBe(200);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
