import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Failure, HOST_TOOLS, type HostToolName } from '../../domain';

/** Every environment variable that the command line reads: the one table behind code and documentation. */
export const VARIABLES = {
  LOOM_CACHE_DIR: 'Folder for cached analysis results. Default: `loom` under `XDG_CACHE_HOME`, else under `~/.cache`.',
  XDG_CACHE_HOME: 'Base folder of caches, by the XDG convention. Used when `LOOM_CACHE_DIR` is not set.',
  LOOM_HOST_TOOLS: `Programs of this machine that may look at code too, separated by commas: ${HOST_TOOLS.map((name) => `\`${name}\``).join(', ')}, or \`all\`. For the server as well. Default: none.`,
  PATH: 'Where git and those programs are looked for.',
  LOOM_DEBUG: '`1` prints the stack trace of an unexpected error.',
  NO_COLOR: 'Any value switches colours off, by the no-color.org convention.',
  FORCE_COLOR: 'Any value but `0` switches colours on even when the output is not a terminal.',
  TERM: '`dumb` switches colours and progress off.',
  CI: 'Any value switches progress off.',
} as const;

type Variables = Readonly<Partial<Record<keyof typeof VARIABLES, string | undefined>>>;

/** Programs of this machine that may be used, and where they are looked for. */
export interface HostTools {
  readonly names: readonly HostToolName[];
  /** `PATH`. */
  readonly searchPath: string;
}

/** What the command line takes from the environment, validated. */
export interface CliEnvironment {
  readonly cacheFolder: string;
  readonly hostTools: HostTools;
  readonly debug: boolean;
  /** Null: decide by whether the output is a terminal. */
  readonly color: boolean | null;
  /** False when nobody is watching, whatever the terminal says. */
  readonly progress: boolean;
}

/**
 * Reads the environment once.
 * @throws Failure `invalid` that names the variable when a value cannot be used.
 */
export function readCliEnvironment(variables: Variables = process.env): CliEnvironment {
  const dumb = variables.TERM === 'dumb';
  return {
    cacheFolder: cacheFolder(variables),
    hostTools: { names: hostTools(variables.LOOM_HOST_TOOLS ?? ''), searchPath: variables.PATH ?? '' },
    debug: variables.LOOM_DEBUG === '1',
    color: variables.NO_COLOR ? false : variables.FORCE_COLOR ? variables.FORCE_COLOR !== '0' : dumb ? false : null,
    progress: !dumb && !variables.CI,
  };
}

function hostTools(text: string): readonly HostToolName[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.includes('all')) return HOST_TOOLS;
  const unknown = names.filter((name) => name !== '' && !HOST_TOOLS.some((known) => known === name));
  if (unknown.length === 0) return HOST_TOOLS.filter((name) => names.includes(name));
  throw new Failure({
    kind: 'invalid',
    what: 'LOOM_HOST_TOOLS names a program that Loom cannot use.',
    where: unknown.join(', '),
    next: `Name any of ${HOST_TOOLS.join(', ')}, or all.`,
  });
}

function cacheFolder(variables: Variables): string {
  const own = variables.LOOM_CACHE_DIR;
  if (own && !isAbsolute(own)) {
    throw new Failure({
      kind: 'invalid',
      what: 'LOOM_CACHE_DIR is not an absolute path.',
      where: own,
      next: 'Set LOOM_CACHE_DIR to an absolute folder, or unset it.',
    });
  }
  if (own) return own;
  // The XDG convention says to ignore a relative value.
  const base = variables.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'loom');
}
