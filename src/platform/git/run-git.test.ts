import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainGit } from '../local-git/git-failure';
import { gitOutput, type GitPlace, runGit, streamGit } from './run-git';
import { failureOf } from '../local-git/testing/use-repositories';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A place where `git` is a shell script. */
function placeWith(script: string, signal = new AbortController().signal): GitPlace {
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const environment = { PATH: `${folder}:${process.env.PATH ?? ''}` };
  return { folder, subject: '/asked', settings: ['a.b=c d'], environment, signal, explain: explainGit };
}

/** Whether a process still does anything; a killed one may wait to be collected. */
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('runGit', () => {
  it('passes settings, arguments and input without a shell, and only the environment given', async () => {
    const place = placeWith('printf "%s|" "$@"; cat; test -z "$HOME" && echo bare');
    const answer = await runGit(place, ['x', '$(touch y)'], Buffer.from('input'));
    expect(answer.stdout.toString()).toBe('-c|a.b=c d|x|$(touch y)|inputbare\n');
    expect(answer.code).toBe(0);
  });

  it('hands back what a question is answered with, and does not mind input that nobody reads', async () => {
    const answer = await runGit(placeWith('echo why >&2; exit 3'), [], Buffer.alloc(1_000_000));
    expect(answer).toMatchObject({ code: 3, stderr: 'why\n' });
  });

  it('keeps the end of a long error stream', async () => {
    const place = placeWith(
      'head -c 1000000 /dev/zero | tr "\\0" x >&2; echo >&2; echo "fatal: a surprise" >&2; exit 128',
    );
    const failure = await failureOf(gitOutput(place, []));
    expect(failure).toMatchObject({ kind: 'unavailable', where: '/asked', cause: 'a surprise' });
  });

  it('kills git and its children on abort', async () => {
    if (process.platform !== 'linux') {
      console.warn('SKIPPED: needs /proc to look at processes.');
      return;
    }
    const controller = new AbortController();
    const place = placeWith('sleep 300 & echo $!; wait', controller.signal);
    let child = '';
    const read = async (): Promise<void> => {
      for await (const chunk of streamGit(place, [])) {
        child = Buffer.from(chunk).toString().trim();
        expect(isRunning(child)).toBe(true);
        controller.abort();
      }
    };
    expect((await failureOf(read())).kind).toBe('cancelled');
    expect(isRunning(child)).toBe(false);
  });

  it('kills git when the reader of a stream turns away', async () => {
    if (process.platform !== 'linux') {
      console.warn('SKIPPED: needs /proc to look at processes.');
      return;
    }
    let pid = '';
    for await (const chunk of streamGit(placeWith('echo $$; exec sleep 300'), [])) {
      pid = Buffer.from(chunk).toString().trim();
      break;
    }
    expect(isRunning(pid)).toBe(false);
  });
});
