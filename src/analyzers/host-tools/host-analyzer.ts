import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../port';
import { tableHash } from '../table-hash';
import { askProgram } from './ask-program';
import type { HostProgram, HostTool } from './host-tool';

const AT_ONCE = 2;

/** An analyzer that asks an installed program about each file apart: one that stalls it costs its own answer only. */
export function hostAnalyzer(tool: HostTool, program: HostProgram): FileAnalyzer {
  return {
    kind: 'file',
    name: tool.name,
    version: `${program.version}+${tool.revision}.${tableHash(tool.rules)}`,
    rules: tool.rules,
    accepts: (path) => tool.accepts(path),
    analyze: (files, context) => askAboutAll(tool, program, files, context),
  };
}

async function askAboutAll(
  tool: HostTool,
  program: HostProgram,
  files: readonly SourceFile[],
  context: AnalyzerContext,
): Promise<readonly FileReport[]> {
  const { runTimeoutMs, fileTimeoutMs } = context.limits;
  const end = performance.now() + runTimeoutMs;
  const reports = new Array<FileReport>(files.length);
  let next = 0;
  const askNext = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at]!;
      const left = Math.min(fileTimeoutMs, end - performance.now());
      reports[at] =
        left > 0
          ? await askProgram(tool, program, file, context, left)
          : { id: file.id, path: file.path, findings: [], error: 'there was no time left for it' };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  return reports;
}
