import { fork, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createAnalyzers, type FileAnalyzer } from '../../src/analyzers';
import { oxlintConfiguration, oxlintProgram } from '../../src/analyzers/oxlint';
import { BUILT } from '../built';
import type { GeneratedFile } from './change';

const ANALYZERS = join(BUILT, 'analyzers');

export interface Version {
  readonly path: string;
  readonly text: string;
}

/** One tool in a bare process of its own. */
export interface BareTool {
  readonly name: string;
  /** Runs it once, over everything; rejects when it ends early. */
  readonly run: () => Promise<void>;
}

/**
 * The tools without Loom: no git, no diff, no limits, no comparison. The worker programs get the contents of both ends straight away,
 * oxlint finds them on disk; all of them start at the same moment. The returned function runs them once: milliseconds until the last has answered.
 */
export function prepareTools(folder: string, files: readonly GeneratedFile[]): () => Promise<number> {
  const tools = bareTools(
    folder,
    files.flatMap(({ path, base, head }): Version[] => [
      { path, text: base },
      { path, text: head },
    ]),
  );
  return async () => {
    const started = performance.now();
    await Promise.all(tools.map(({ run }) => run()));
    return performance.now() - started;
  };
}

/** Every tool that has work among these contents. What they need is written to `folder`. */
export function bareTools(folder: string, versions: readonly Version[]): readonly BareTool[] {
  const analyzers = createAnalyzers().filter((analyzer): analyzer is FileAnalyzer => analyzer.kind === 'file');
  const workers = readdirSync(ANALYZERS).flatMap((name) => {
    const module = join(ANALYZERS, name, 'worker.js');
    const analyzer = analyzers.find((each) => each.name === name);
    // oxlint's worker takes other orders; below it is run as what it is, a program.
    if (!analyzer || name === 'oxlint' || !existsSync(module)) return [];
    const accepted = versions.filter(({ path }) => analyzer.accepts(path));
    return accepted.length === 0 ? [] : [{ name, run: () => runWorker(module, accepted) }];
  });
  const oxlint = analyzers.find((analyzer) => analyzer.name === 'oxlint')!;
  const scripts = versions.filter(({ path }) => oxlint.accepts(path));
  return [...workers, { name: 'oxlint', run: prepareOxlint(folder, scripts) }];
}

function prepareOxlint(folder: string, versions: readonly Version[]): () => Promise<void> {
  const sources = join(folder, 'sources');
  mkdirSync(sources, { recursive: true });
  for (const [index, { path, text }] of versions.entries())
    writeFileSync(join(sources, `${index}${extname(path)}`), text);
  const configuration = join(folder, 'oxlint.json');
  writeFileSync(configuration, JSON.stringify(oxlintConfiguration()));
  return () =>
    new Promise((done, failed) => {
      const child = spawn(
        process.execPath,
        [oxlintProgram(), '--config', configuration, '--disable-nested-config', '--format', 'json', sources],
        {
          stdio: 'ignore',
        },
      );
      child.once('error', failed);
      child.once('exit', () => done());
    });
}

function runWorker(module: string, versions: readonly Version[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = fork(module, { serialization: 'advanced', stdio: 'ignore', execArgv: [] });
    let left = versions.length;
    child.once('error', failed);
    child.once('exit', () => (left === 0 ? done() : failed(new Error(`${module} ended early`))));
    child.on('message', (message: { readonly kind: string }) => {
      if (message.kind !== 'ready') left -= 1;
      // Waiting for a process to tidy up is no part of its work.
      if (left === 0) child.kill('SIGKILL');
    });
    child.send(versions.map(({ path, text }, index) => ({ index, path, text })));
  });
}
