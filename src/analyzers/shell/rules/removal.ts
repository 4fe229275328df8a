import type { DocumentRule, Hit } from '../../document-rules';
import { type Command, plainText } from '../command';
import { bash } from '../example';
import { expansionsIn } from '../expansion';
import { blocksOf, commandOf, isOneWord, type ShellScript } from '../script';
import type { SyntaxNode } from '../../syntax';

type ShellRule = DocumentRule<ShellScript>;

function isRecursiveRemoval({ name, words }: Command): boolean {
  return name === 'rm' && words.some((word) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(word));
}

/** What is to be removed: the arguments that are no options. */
function targetsOf({ args, words }: Command): readonly SyntaxNode[] {
  return args.filter((_, index) => !words[index]!.startsWith('-'));
}

/** True when nothing in the script says that the variable cannot be empty. */
function mayBeEmpty(name: string, { assigned, stopsOnUnset }: ShellScript): boolean {
  if (/^(?:HOME|PWD|OLDPWD|TMPDIR|RUNNER_TEMP|BASH_SOURCE|[?#$!0])$/.test(name)) return false;
  const values = assigned.get(name);
  if (!values) return !stopsOnUnset;
  return values.every((value) => value === null || /^["']{0,2}$/.test(plainText(value)));
}

const GIVEN_UP = /^(?:exit|return|die|fail|abort|error|false)/;

/** `cd x` alone: not `cd x || exit`, not `cd x && …`. */
function isUncheckedMove(statement: SyntaxNode, script: ShellScript): boolean {
  const command = commandOf(statement, script);
  return command?.name === 'cd' && command.words.length > 0 && !script.stopsOnError;
}

/** What takes files away. */
export const REMOVAL_RULES: readonly ShellRule[] = [
  {
    name: 'removal-of-root',
    severity: 'blocker',
    category: 'bug',
    languages: ['shell'],
    title: 'This removes the whole system or the whole home folder',
    advice: 'Name the folder that is meant.',
    help: 'https://man7.org/linux/man-pages/man1/rm.1.html',
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const command of commands)
        if (
          isRecursiveRemoval(command) &&
          targetsOf(command).some((target) =>
            /^(?:\/\*?|\/(?:usr|etc|var|bin|lib|home|boot|opt)\/?\*?|~\/?\*?|\$\{?HOME\}?\/?\*?)$/.test(
              plainText(target),
            ),
          )
        )
          yield { line: command.line };
    },
    examples: {
      bad: [
        bash('rm -rf /'),
        bash('sudo rm -rf --no-preserve-root /*'),
        bash('rm -fr "$HOME"'),
        bash('rm -rf /usr /lib/nvidia-current/xorg/xorg'),
      ],
      ok: [bash('rm -rf /tmp/build'), bash('rm -rf "$HOME/.cache/tool"'), bash('rm -f /var/lib/tool/lock')],
    },
  },
  {
    name: 'removal-under-empty-variable',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'If the variable is empty, this removes from the root of the file system',
    advice: 'Write ${NAME:?} in place of $NAME: the script stops when it is empty.',
    help: 'https://www.shellcheck.net/wiki/SC2115',
    *find(script: ShellScript): Generator<Hit> {
      for (const command of script.commands) {
        if (!isRecursiveRemoval(command)) continue;
        for (const target of targetsOf(command)) {
          const path = /^\$\{?(\w+)\}?\//.exec(plainText(target));
          const isGuarded = expansionsIn(target)[0]?.isGuarded ?? true;
          if (path && !isGuarded && mayBeEmpty(path[1]!, script)) yield { line: command.line };
        }
      }
    },
    examples: {
      bad: [
        bash('rm -rf "$BUILD_DIR/"*'),
        bash('rm -rf $PREFIX/lib'),
        bash('OUT=\nrm -r "${OUT}/bin"'),
        bash('rm -rf "$1/data"'),
      ],
      ok: [
        bash('rm -rf "${BUILD_DIR:?}/"*'),
        bash('BUILD_DIR=$(mktemp -d)\nrm -rf "$BUILD_DIR/"*'),
        bash('set -euo pipefail\nrm -rf "$BUILD_DIR/out"'),
        bash('rm -rf "build/$NAME"'),
      ],
    },
  },
  {
    name: 'removal-unquoted',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'Without quotes the shell cuts the value at spaces and expands its asterisks, and each part is removed',
    advice: 'Put the variable in double quotes.',
    cwe: 88,
    help: 'https://www.shellcheck.net/wiki/SC2086',
    *find(script: ShellScript): Generator<Hit> {
      for (const command of script.commands) {
        if (!isRecursiveRemoval(command)) continue;
        const unquoted = targetsOf(command)
          .flatMap(expansionsIn)
          .some(({ isQuoted, name }) => !isQuoted && !isOneWord(name, script));
        if (unquoted) yield { line: command.line };
      }
    },
    examples: {
      bad: [bash('rm -rf $1'), bash('target=$(pick)\nrm -rf $target'), bash('for d in "$@"; do rm -r $d/cache; done')],
      ok: [bash('rm -rf "$1"'), bash('out=build\nrm -rf $out'), bash('rm -f $1'), bash('rm -rf "${dirs[@]}"')],
    },
  },
  {
    name: 'removal-after-unchecked-cd',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'If cd fails, what follows removes files of the folder that the script was started in',
    advice: 'Write cd … || exit 1, or set -e at the top.',
    help: 'https://www.shellcheck.net/wiki/SC2164',
    *find(script: ShellScript): Generator<Hit> {
      for (const block of blocksOf(script.root)) {
        let moved = false;
        for (const statement of block) {
          if (isUncheckedMove(statement, script)) moved = true;
          const command = commandOf(statement, script);
          if (command && GIVEN_UP.test(command.name)) moved = false;
          if (moved && command && removesHere(command)) yield { line: command.line };
        }
      }
    },
    examples: {
      bad: [
        bash('cd /srv/app\nrm -rf *'),
        bash('f() {\n  cd "$1"\n  rm -rf ./build cache\n}'),
        bash('cd "$DIR"; find . -name "*.log" -delete'),
      ],
      ok: [
        bash('cd /srv/app || exit 1\nrm -rf *'),
        bash('set -e\ncd /srv/app\nrm -rf *'),
        bash('cd /srv/app && rm -rf *'),
        bash('cd /srv/app\nrm -rf /tmp/build'),
      ],
    },
  },
  {
    name: 'names-through-pipe',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'File names go through a pipe as words: one with a space or a line break removes other files',
    advice: 'Use find … -delete, find … -exec rm {} +, or find -print0 with xargs -0.',
    help: 'https://www.shellcheck.net/wiki/SC2038',
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const { node, name, words, line } of commands) {
        const text = words.join(' ');
        if (
          name !== 'xargs' ||
          /(?:^|\s)(?:-[a-zA-Z]*0|--null|-d)/.test(text) ||
          !/(?:^|\s)(?:rm|shred|unlink)(?:\s|$)/.test(text)
        )
          continue;
        const stages = node.parent?.kind === 'pipeline' ? node.parent.children : [];
        const first = stages[0];
        const source = first && commands.find((each) => each.node === first || each.node === first.children[0]);
        if (
          source &&
          /^(?:ls|find|grep|fd|git)$/.test(source.name) &&
          !/-print0|(?:^|\s)-z|--null/.test(source.words.join(' '))
        )
          yield { line };
      }
    },
    examples: {
      bad: [
        bash('ls *.tmp | xargs rm'),
        bash('find . -name "*.log" | xargs rm -f'),
        bash('ls -t | tail -n +5 | xargs sudo rm -rf'),
      ],
      ok: [
        bash('find . -name "*.log" -print0 | xargs -0 rm -f'),
        bash('find . -name "*.log" -delete'),
        bash('ls | xargs -n1 echo'),
      ],
    },
  },
];

/** Removes what it names from the folder it runs in. */
function removesHere(command: Command): boolean {
  if (command.name === 'find') return command.words.includes('-delete') && !/^[/$~]/.test(command.words[0] ?? '/');
  if (command.name === 'git') return command.words[0] === 'clean';
  return isRecursiveRemoval(command) && targetsOf(command).some((target) => /^[.\w*]/.test(plainText(target)));
}
