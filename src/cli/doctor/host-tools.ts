import { findHostTools, type FoundTool } from '../../analyzers';
import type { HostTools } from '../../config';
import { look, ok, type Row, warn } from './row';

/** A row for each program that LOOM_HOST_TOOLS names. */
export async function checkHostTools({ names, searchPath }: HostTools): Promise<readonly Row[]> {
  const found = await findHostTools(names, searchPath);
  return Promise.all(found.map((tool) => look('machine', tool.name, () => said(tool))));
}

function said(tool: FoundTool): ReturnType<typeof ok> {
  if (!('missing' in tool)) return ok(`Version ${tool.version} at ${tool.file}.`);
  return warn(
    `LOOM_HOST_TOOLS names it, but ${tool.missing}. Reviews do without it.`,
    `Install it, or take it out of LOOM_HOST_TOOLS.`,
  );
}
