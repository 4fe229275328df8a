import type { Account, Workspace } from '../world';

/** The first owner of a workspace: who looks at its pages while nobody is chosen. */
export function workspaceOwner(workspace: Workspace): Account | null {
  return [...workspace.members.values()].find(({ role }) => role === 'owner')?.user ?? null;
}
