import type { DocumentRule, Hit } from '../../document-rules';
import type { SyntaxNode } from '../../syntax';
import { type Command, plainText } from '../command';
import { bash } from '../example';
import { expansionsIn } from '../expansion';
import type { ShellScript } from '../script';

type ShellRule = DocumentRule<ShellScript>;

function putsIn(node: SyntaxNode, { foreign }: ShellScript): boolean {
  return expansionsIn(node).some(({ name }) => foreign.has(name));
}

/** What follows `-c`: it is read as a program. */
function programOf({ name, args, words }: Command): SyntaxNode | null {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  return /^(?:ba|da|z|k)?sh$|^su$/.test(name) && at >= 0 ? (args[at + 1] ?? null) : null;
}

/** Text that is read as a program, and who wrote it. */
export const INJECTION_RULES: readonly ShellRule[] = [
  {
    name: 'eval-of-input',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'eval runs whatever is in the value: an argument or a typed line becomes a command',
    advice:
      'Call the program with the value as an argument in quotes; for names of variables use ${!name} or an array.',
    cwe: 95,
    help: 'https://mywiki.wooledge.org/BashFAQ/048',
    *find(script: ShellScript): Generator<Hit> {
      for (const { name, args, line } of script.commands)
        if (name === 'eval' && args.some((arg) => putsIn(arg, script))) yield { line };
    },
    examples: {
      bad: [bash('eval "$1"'), bash('read -r line\neval $line'), bash('cmd="run $*"\neval "$cmd"')],
      ok: [bash('eval "$(ssh-agent -s)"'), bash('"$@"'), bash('flags="-a -b"\neval "tool $flags"')],
    },
  },
  {
    name: 'input-in-program',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'A value is put into the text of a program that a shell then runs: it can add commands of its own',
    advice: 'Pass it behind the program: bash -c \'tool "$1"\' _ "$value".',
    cwe: 78,
    help: 'https://mywiki.wooledge.org/BashProgramming/05',
    *find(script: ShellScript): Generator<Hit> {
      for (const command of script.commands) {
        const program = programOf(command);
        if (program && putsIn(program, script)) yield { line: command.line };
      }
    },
    examples: {
      bad: [bash('bash -c "tool $1"'), bash('read -r name\nsh -c "echo $name"'), bash('su app -c "run $2"')],
      ok: [bash('bash -c \'tool "$1"\' _ "$1"'), bash('sh -c "echo $HOME"'), bash('bash script.sh "$1"')],
    },
  },
  {
    name: 'file-name-in-program',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'The name of a found file becomes part of a program: a file called $(x) runs x',
    advice: 'Pass the name behind the program: find … -exec sh -c \'tool "$1"\' _ {} \\;',
    cwe: 78,
    help: 'https://www.shellcheck.net/wiki/SC2156',
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const { name, words, args, line } of commands) {
        if (!/^(?:find|xargs|fd|parallel)$/.test(name)) continue;
        const at = words.findIndex(
          (word, index) =>
            /^(?:ba|da|z)?sh$/.test(word.slice(word.lastIndexOf('/') + 1)) && /^-[a-z]*c$/.test(words[index + 1] ?? ''),
        );
        if (at >= 0 && args[at + 2] && plainText(args[at + 2]!).includes('{}')) yield { line };
      }
    },
    examples: {
      bad: [
        bash("find . -name '*.txt' -exec sh -c 'wc -l {}' \\;"),
        bash("ls | xargs -I{} bash -c 'mv {} {}.old'"),
        bash('find . -type f -exec bash -c "convert {} {}.png" \\;'),
      ],
      ok: [
        bash('find . -exec sh -c \'wc -l "$1"\' _ {} \\;'),
        bash('find . -type f -exec wc -l {} +'),
        bash('xargs -I{} mv {} {}.old < names'),
      ],
    },
  },
];
