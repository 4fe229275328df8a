import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFileWorker } from './run-file-worker';
import { withScratchFolder } from './scratch-folder';
import { contextWith, describeEcho, sourceFiles } from './testing/files';
import { createWorkerPool } from './worker-pool';
import { permissionArguments, workerArguments } from './worker-launch';

const intruder = `
const attempt = (deed) => { try { deed(); return 'done'; } catch (error) { return error.code; } };
const deeds = () => [
  attempt(() => require('fs').readFileSync('/etc/hostname')),
  attempt(() => require('fs').writeFileSync(__filename, '')),
  attempt(() => require('child_process').spawn('true')),
  attempt(() => require('fs').readFileSync(__filename)),
].join();
process.once('disconnect', () => process.exit());
process.send({ kind: 'ready' });
process.on('message', ([{ index }]) => process.send({ kind: 'findings', index, findings: [{ path: deeds() }] }));
`;

describe('workerArguments', () => {
  it('bounds the heap, and compiles a worker that runs from source', () => {
    expect(workerArguments('/app/src/worker.ts', 400, 'tells')).toEqual([
      '--max-old-space-size=300',
      '--require',
      expect.stringContaining('tsx'),
    ]);
  });

  it('lets a built worker load native code only where its tool is that', () => {
    expect(workerArguments('/app/dist/worker.js', 400, 'prints')).toContain('--allow-addons');
    expect(workerArguments('/app/dist/worker.js', 400, 'tells')).not.toContain('--allow-addons');
    expect(workerArguments('/a,b/dist/worker.js', 400, 'prints')).not.toContain('--allow-addons');
  });

  it('shuts a built worker in its own code: it reads nothing else, writes nothing, starts nothing', async () => {
    await withScratchFolder(async (folder) => {
      const module = join(folder, 'intruder.js');
      await writeFile(module, intruder);
      const [report] = await runFileWorker({
        module,
        workers: createWorkerPool(0),
        files: sourceFiles(['a']),
        context: contextWith({}),
        describe: describeEcho,
      });
      expect(report?.findings[0]?.message).toBe('ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,done');
    });
  });
});

describe('permissionArguments', () => {
  it.each([
    ['18.20.0', undefined],
    ['20.19.0', '--experimental-permission'],
    ['22.20.0', '--experimental-permission'],
    ['23.5.0', '--permission'],
    ['24.11.0', '--permission'],
  ])('names the flag of Node %s', (version, flag) => {
    expect(permissionArguments(__filename, version)[0]).toBe(flag);
  });

  it('opens the build and the packages, never the folder around them', () => {
    const built = permissionArguments('/app/dist/analyzers/eslint/worker.js', '24.0.0');
    expect(built).toContain('--allow-fs-read=/app/dist/');
    expect(built).not.toContain('--allow-fs-read=/app/');
  });

  it('leaves the model out when the path cannot be written down for it', () => {
    expect(permissionArguments('/a,b/dist/worker.js', '24.0.0')).toEqual([]);
  });
});
