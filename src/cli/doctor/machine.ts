import { installedGit } from '../../platform/source';
import { look, ok, type Row, wrong } from './row';

const OLDEST_NODE = { major: 20, minor: 19 };
const GIT_MS = 10_000;

/** What Loom runs on. */
export async function checkMachine(): Promise<readonly Row[]> {
  return [
    await look('machine', 'Node.js', () => {
      const { node } = process.versions;
      return isRecentNode(node)
        ? ok(`Version ${node}.`)
        : wrong('configuration', `Version ${node} is too old.`, 'Install Node.js 20.19 or newer.');
    }),
    await look('machine', 'git', async () => ok(`${await installedGit(AbortSignal.timeout(GIT_MS))}.`)),
  ];
}

function isRecentNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
}
