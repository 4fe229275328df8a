import type { Rule } from '../../domain';
import type { FileAnalyzer } from '../port';
import { cppcheck } from './cppcheck/cppcheck';
import type { FoundTool } from './find-host-tools';
import { hostAnalyzer } from './host-analyzer';
import { shellcheck } from './shellcheck/shellcheck';

export { findHostTools, type FoundTool } from './find-host-tools';

const TOOLS = [cppcheck, shellcheck];

/** The rules that are kept of their findings. */
export const HOST_TOOL_RULES: readonly Rule[] = TOOLS.flatMap(({ rules }) => rules);

/** Analyzers of the programs that were found. */
export function hostToolAnalyzers(found: readonly FoundTool[]): readonly FileAnalyzer[] {
  return found.flatMap((program) => {
    const tool = TOOLS.find(({ name }) => name === program.name);
    return tool === undefined || 'missing' in program ? [] : [hostAnalyzer(tool, program)];
  });
}
