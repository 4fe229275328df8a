import { z } from 'zod';
import { acceptsPath, isNamedScript } from '../../shell/script';
import type { HostFinding, HostTool } from '../host-tool';
import { SHELLCHECK_RULES } from './rules';

const SHELL = /^#!.*?\b(?:ba|da|k)?sh\b/;

const report = z.object({
  comments: z.array(
    z.object({ line: z.int(), endLine: z.int(), code: z.int(), message: z.string(), level: z.string() }),
  ),
});

/** ShellCheck: scripts of sh, bash, dash and ksh. */
export const shellcheck: HostTool = {
  name: 'shellcheck',
  revision: 1,
  rules: SHELLCHECK_RULES,
  exitCodes: [0, 1],
  accepts: acceptsPath,
  ask: ({ path, content }) => {
    const text = Buffer.from(content).toString('utf8');
    const first = text.slice(0, 200).split('\n', 1)[0]!;
    const tellsShell = SHELL.test(first);
    // It knows no zsh.
    if (!tellsShell && (first.startsWith('#!') || path.endsWith('.zsh') || !isNamedScript(path))) return null;
    return {
      name: 'script',
      text: withoutDirectives(text),
      args: [
        // No configuration of anybody, and no file besides this one.
        '--norc',
        '--format=json1',
        '--severity=warning',
        ...(tellsShell ? [] : ['--shell=bash']),
        'script',
      ],
    };
  },
  read: (answer) =>
    report.parse(JSON.parse(answer)).comments.map(({ line, endLine, code, message }): HostFinding => ({
      rule: `shellcheck/SC${code}`,
      message,
      start: line,
      end: endLine,
    })),
};

/** Comments that switch findings off, or name other files to read, are for whoever runs the tool by hand: the change must not use them. */
function withoutDirectives(text: string): string {
  return text.replace(/(#[ \t]*)shellcheck(?=\s)/g, '$1Shellcheck');
}
