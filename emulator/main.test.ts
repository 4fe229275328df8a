import { spawn } from 'node:child_process';
import path from 'node:path';

it('prints its addresses as one line of JSON, and ends when it is told to', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.join(__dirname, '..'),
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
  );
  const { apiUrl, webUrl } = JSON.parse(line) as Record<string, string>;
  expect((await fetch(`${apiUrl ?? ''}/2.0/hook_events`)).status).toBe(200);
  expect((await fetch(`${webUrl ?? ''}/_emulator/requests`)).status).toBe(200);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
