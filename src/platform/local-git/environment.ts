import { join } from 'node:path';
import type { Environment } from '../git';

/** Where the user keeps settings such as `safe.directory`, and where the search for a repository has to stop. */
const KEPT =
  /^GIT_(?:CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

const FIXED: Environment = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_ATTR_NOSYSTEM: '1',
  // No transport has this name, so that even an older git that wants to fetch has no way to.
  GIT_ALLOW_PROTOCOL: 'none',
};

/** What git may know inside the reviewed repository: the user's own environment without its git variables, pinned. */
export function repositoryEnvironment(inherited: Readonly<Record<string, string | undefined>>): Environment {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined && (!name.toUpperCase().startsWith('GIT_') || KEPT.test(name))) kept[name] = value;
  }
  return { ...kept, ...FIXED };
}

/**
 * What git may know inside Loom's scratch repository under `folder`: no configuration file of the user, the system or the
 * reviewed repository is in reach, and with them no program that one could name.
 */
export function scratchEnvironment(environment: Environment, folder: string): Environment {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_CONFIG_'));
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_DIR: join(folder, 'repository'),
  };
}
