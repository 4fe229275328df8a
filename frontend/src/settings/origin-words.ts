import type { SettingsView } from '../../../src/web/api/contract';

/** Where inherited values come from. */
export function originWords(view: SettingsView): string {
  return view.inheritedFrom === 'workspace' ? 'Workspace setting' : 'Loom’s default';
}
