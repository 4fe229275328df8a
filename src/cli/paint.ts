import type { CliEnvironment } from '../config';

/** Colours only where a person sees them: on a terminal, or when asked for. */
export function useColor(environment: CliEnvironment): boolean {
  return environment.color ?? process.stdout.isTTY;
}

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** SGR escape sequences, or the text as it is. */
export function paint(color: boolean): Paint {
  const wrap = (on: number, off: number) => (text: string) => (color ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: wrap(1, 22), dim: wrap(2, 22) };
}
