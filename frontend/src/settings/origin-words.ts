import type { SettingsView } from '../../../src/web/api/contract';

/** Where inherited values come from, as a sentence begins; `inside` of one it is written small, but for a name. */
export function originWords(view: SettingsView, inside = false): string {
  if (view.inheritedFrom === 'default') return 'Loom’s default';
  return inside ? 'workspace setting' : 'Workspace setting';
}
