/** What one process, and each of its children, may use; the system ends those that want more. */
export interface ProcessLimits {
  /** Largest file that may be written. */
  readonly fileBytes: number;
  /** Address space. */
  readonly memoryBytes: number;
  readonly processorSeconds: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * Git as a command, under limits where the system can set them. The shell sets them and becomes git; it never sees an argument
 * as code.
 */
export function gitCommand(args: readonly string[], limits: ProcessLimits | undefined): Command {
  if (limits === undefined || process.platform === 'win32') return { program: 'git', args };
  const settings = [
    `-f ${Math.ceil(limits.fileBytes / 512)}`,
    `-v ${Math.ceil(limits.memoryBytes / 1024)}`,
    `-t ${Math.ceil(limits.processorSeconds)}`,
  ];
  // A limit that this system does not know, or that is lower already, is no reason not to start.
  const script = [...settings.map((setting) => `ulimit ${setting} 2>/dev/null`), 'exec git "$@"'].join('; ');
  return { program: '/bin/sh', args: ['-c', script, 'git', ...args] };
}

/** The exit code with which a shell says that there is no such program. */
export const NO_SUCH_PROGRAM = 127;
