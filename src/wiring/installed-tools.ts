import { type FileAnalyzer, findHostTools, hostToolAnalyzers } from '../analyzers';
import type { HostTools } from '../config';

/** Where it is told which programs are used and which cannot be. */
export interface ToolLog {
  info(facts: object, message: string): void;
  warn(facts: { readonly tool: string; readonly reason: string }, message: string): void;
}

/** Analyzers of the programs that the operator allows and that are installed; those that are not are told of. */
export async function installedTools(
  { names, searchPath }: HostTools,
  logger: ToolLog,
): Promise<readonly FileAnalyzer[]> {
  const found = await findHostTools(names, searchPath);
  for (const tool of found) {
    if ('missing' in tool)
      logger.warn({ tool: tool.name, reason: tool.missing }, 'A tool of LOOM_HOST_TOOLS cannot be used.');
    else logger.info({ tool: tool.name, version: tool.version }, 'A tool of this machine looks at code too.');
  }
  return hostToolAnalyzers(found);
}
