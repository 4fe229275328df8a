import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { oxlintProgram } from '../../src/analyzers/oxlint';
import { readReport } from '../../src/analyzers/oxlint/read-report';
import { type RawText, type RawTool, remark } from './remark';

const MAX_OUTPUT = 500_000_000;

/** oxlint as it is called without a configuration: its correctness rules. */
export function rawOxlint(): RawTool {
  return { name: 'oxlint', accepts: (path) => /\.[cm]?[jt]sx?$/i.test(path), judge };
}

async function judge(texts: readonly RawText[]): ReturnType<RawTool['judge']> {
  const folder = mkdtempSync(join(tmpdir(), 'loom-raw-'));
  try {
    const files = join(folder, 'files');
    mkdirSync(files);
    for (const [index, { path, text }] of texts.entries()) writeFileSync(join(files, `${index}${extname(path)}`), text);
    const diagnostics = readReport(await output(files));
    if (diagnostics === null) throw new Error('oxlint printed no report');
    return diagnostics.flatMap(({ code, filename, labels }) => {
      const path = texts[Number(/(\d+)\.\w+$/.exec(filename)?.[1])]?.path;
      const line = labels[0]?.span.line;
      return path === undefined || line === undefined ? [] : remark('oxlint', code ?? 'parse', 'bug', { path, line });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It ends with 1 when it has something to say. */
function output(folder: string): Promise<Buffer> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [oxlintProgram(), '--no-ignore', '--format', 'json', folder],
      { maxBuffer: MAX_OUTPUT, encoding: 'buffer' },
      (_, stdout) => resolve(stdout),
    );
  });
}
