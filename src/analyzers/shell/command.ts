import { child, childrenOfKind, descendants, named, type SyntaxNode, textOf } from '../syntax';

/** One simple command. What runs another one (`sudo`, `env`, `xargs`) gives two. */
export interface Command {
  readonly node: SyntaxNode;
  /** The program without its folder; empty when it is not written out. */
  readonly name: string;
  readonly args: readonly SyntaxNode[];
  /** The arguments without their quotes. */
  readonly words: readonly string[];
  /** Programs that its output is piped into, in order. */
  readonly into: readonly string[];
  readonly line: number;
}

/** Programs that run another one, and the options of theirs that take a word. */
const RUNNERS: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ughpCrt]$/,
  doas: /^-[uC]$/,
  env: /^-[uCS]$/,
  command: /^$/,
  exec: /^-a$/,
  nohup: /^$/,
  time: /^$/,
  xargs: /^-[IiLnPsdEae]$/,
  timeout: /^-[ks]$/,
  nice: /^-n$/,
};

/** Every simple command of the tree, in the order of the text. */
export function commandsIn(root: SyntaxNode): readonly Command[] {
  return [...descendants(root)].filter(({ kind }) => kind === 'command').flatMap((node) => unfold(node));
}

function unfold(node: SyntaxNode): readonly Command[] {
  const program = child(node, 'name');
  const args = node.children.filter(({ field }) => field === 'argument');
  const into = pipedInto(node);
  const command: Command = {
    node,
    name: program ? baseName(plainText(program)) : '',
    args,
    words: args.map(plainText),
    into,
    line: node.line,
  };
  return [command, ...inner(command)];
}

function inner({ node, name, args, words, into, line }: Command): readonly Command[] {
  const options = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
  if (!options) return [];
  let at = 0;
  while (at < words.length && /^-|^\w+=/.test(words[at]!)) at += options.test(words[at]!) ? 2 : 1;
  if (name === 'timeout') at += 1;
  if (at >= words.length) return [];
  const command = {
    node,
    name: baseName(words[at]!),
    args: args.slice(at + 1),
    words: words.slice(at + 1),
    into,
    line,
  };
  return [command, ...inner(command)];
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** Text without quotes and backslashes; expansions stay as they are written. */
export function plainText(node: SyntaxNode): string {
  if (node.kind === 'raw_string') return textOf(node).slice(1, -1);
  if (node.kind === 'string') return textOf(node).replace(/^\$?"|"$/g, '');
  if (node.kind === 'concatenation' || node.kind === 'command_name') return node.children.map(plainText).join('');
  return textOf(node).replace(/\\(?=.)/g, '');
}

/** The node that stands for the command among its neighbours: with its redirections around it. */
export function outermost(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent?.kind === 'redirected_statement' && at.parent.children[0] === at) at = at.parent;
  return at;
}

function pipedInto(node: SyntaxNode): readonly string[] {
  const whole = outermost(node);
  const pipeline = whole.parent;
  if (pipeline?.kind === 'redirected_statement' && pipeline.parent?.kind === 'pipeline') return followers(pipeline);
  return pipeline?.kind === 'pipeline' ? followers(whole) : [];
}

function followers(stage: SyntaxNode): readonly string[] {
  const stages = named(stage.parent!);
  return stages.slice(stages.indexOf(stage) + 1).map((each) => {
    const command = [...descendants(each)].find(({ kind }) => kind === 'command');
    return command ? (unfold(command).at(-1)?.name ?? '') : each.kind;
  });
}

/** The redirections of a command: `>` and where it goes. */
export function redirections(node: SyntaxNode): readonly { readonly sign: string; readonly target: SyntaxNode }[] {
  const whole = outermost(node);
  const found = [node, whole].flatMap((each) => childrenOfKind(each, 'file_redirect'));
  return found.flatMap((redirect) => {
    const target = child(redirect, 'destination');
    const sign = redirect.children.find(({ named: isNamed }) => !isNamed);
    return target && sign ? [{ sign: sign.kind, target }] : [];
  });
}
