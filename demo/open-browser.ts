import { spawn } from 'node:child_process';

/** Opens an address with the system's browser, where there is a screen to show it on. A failure is no failure of the demo. */
export function openBrowser(url: string): void {
  const command = browserCommand();
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function browserCommand(): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
