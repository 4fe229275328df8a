import type { WorkerFile } from '../sandbox';
import { isTestPath } from '../pull-request/path-kind';
import { descendants, loadParser, type SyntaxNode } from '../syntax';
import { type Command, commandsIn, plainText } from './command';
import { assignmentsIn, expansionsIn } from './expansion';

/** A file of shell commands. */
export interface ShellScript {
  readonly root: SyntaxNode;
  readonly commands: readonly Command[];
  /** The outer command of each node. */
  readonly byNode: ReadonlyMap<SyntaxNode, Command>;
  readonly assigned: ReadonlyMap<string, readonly (SyntaxNode | null)[]>;
  /** Variables that hold what somebody else typed: arguments, what `read` reads, and what is made of them. */
  readonly foreign: ReadonlySet<string>;
  /** `set -e` and `set -u`, wherever in the file. */
  readonly stopsOnError: boolean;
  readonly stopsOnUnset: boolean;
  /** Told by the first line to run with `sh`, which may be a shell that knows no more than POSIX. */
  readonly isPosix: boolean;
  readonly isTest: boolean;
}

const NAMED = /\.(?:sh|bash|ksh|zsh|command)$|(?:^|\/)\.(?:bashrc|bash_profile|profile|envrc)$/i;
const MAYBE =
  /(?:^|\/)(?:bin|sbin|scripts?|tools|ci|hooks|\.husky|\.githooks|init\.d|cron\.[a-z]+)\/[\w-]+$|(?:^|\/)(?:docker-)?entrypoint$/;

/** By name only; a file without an ending is looked into, and left when its first line names no shell. */
export function acceptsPath(path: string): boolean {
  return NAMED.test(path) || MAYBE.test(path);
}

/** Whether the name alone says that it is a script. */
export function isNamedScript(path: string): boolean {
  return NAMED.test(path);
}

export async function readScript({ path, text }: WorkerFile): Promise<ShellScript | null> {
  const [first = ''] = text.split('\n', 1);
  if (!isNamedScript(path) && !/^#!.*\b(?:ba|da|k|z)?sh\b/.test(first)) return null;
  const root = (await loadParser('bash'))(text);
  const commands = commandsIn(root);
  const assigned = assignmentsIn(root);
  const options = commands.filter(({ name }) => name === 'set').map(({ words }) => words.join(' '));
  const interpreter = `${first} ${options.join(' ')}`;
  return {
    root,
    commands,
    byNode: new Map([...commands].reverse().map((command) => [command.node, command])),
    assigned,
    foreign: foreignIn(commands, assigned),
    stopsOnError: /(?:^|\s)-[a-z]*e|errexit/.test(interpreter.replace(/^#!\S+/, '')),
    stopsOnUnset: /(?:^|\s)-[a-z]*u|nounset/.test(interpreter.replace(/^#!\S+/, '')),
    isPosix: /^#!\s*(?:\/usr)?\/bin\/(?:env\s+)?(?:sh|dash)(?:\s|$)/.test(first),
    isTest: isTestPath(path) || /(?:^|\/)tests?[_-]|[_-]tests?\.\w+$/.test(path),
  };
}

function foreignIn(commands: readonly Command[], assigned: ShellScript['assigned']): ReadonlySet<string> {
  const foreign = new Set<string>(['@', '*', ...Array.from({ length: 10 }, (_, index) => String(index + 1))]);
  for (const { name, words } of commands)
    if (name === 'read') for (const word of words) if (/^[A-Za-z_]\w*$/.test(word)) foreign.add(word);
  // A value made of a foreign one is foreign, too, as long as that brings new names.
  for (let before = 0; before !== foreign.size;) {
    before = foreign.size;
    for (const [name, values] of assigned)
      if (values.some((value) => value && expansionsIn(value).some((each) => foreign.has(each.name))))
        foreign.add(name);
  }
  return foreign;
}

/** Where such commands stand, outside of tests. */
export function* matching(
  { commands, isTest }: ShellScript,
  minds: (command: Command) => boolean,
): Generator<{ readonly line: number }> {
  if (isTest) return;
  for (const command of commands) if (minds(command)) yield { line: command.line };
}

/** The statements of each block, in order: what runs one after the other. */
export function* blocksOf(root: SyntaxNode): Generator<readonly SyntaxNode[]> {
  const kinds = new Set([
    'program',
    'compound_statement',
    'do_group',
    'subshell',
    'if_statement',
    'else_clause',
    'elif_clause',
    'case_item',
  ]);
  for (const node of descendants(root))
    if (kinds.has(node.kind)) yield node.children.filter((each) => each.named && each.kind !== 'comment');
}

/** The command that a statement is; null for everything else, and for commands in a list. */
export function commandOf(statement: SyntaxNode, { byNode }: ShellScript): Command | null {
  const node = statement.kind === 'redirected_statement' ? statement.children[0] : statement;
  return (node && byNode.get(node)) ?? null;
}

/** True when all that is ever assigned to the variable stays one word without quotes. */
export function isOneWord(name: string, { assigned }: ShellScript): boolean {
  if (/^(?:[?#$!]|PWD|HOME|UID|EUID|PPID|LINENO|RANDOM|SECONDS|OPTIND)$/.test(name)) return true;
  const values = assigned.get(name);
  return (
    values?.every((value) => value !== null && /^(?:[\w./:@%+=-]+|\$[?#!$]|\$\(\(.*\)\))$/s.test(plainText(value))) ??
    false
  );
}
