import type { DocumentRule, Hit } from '../../document-rules';
import { child, descendants, named, type SyntaxNode, textOf } from '../../syntax';
import { plainText } from '../command';
import { bash } from '../example';
import { expansionsIn } from '../expansion';
import { blocksOf, commandOf, isOneWord, type ShellScript } from '../script';

type ShellRule = DocumentRule<ShellScript>;

const WIKI = 'https://www.shellcheck.net/wiki/';

function tests(root: SyntaxNode, bracket: '[' | '[['): readonly SyntaxNode[] {
  return [...descendants(root)].filter((node) => node.kind === 'test_command' && node.children[0]?.kind === bracket);
}

/** Says something and succeeds: what came before it is not in `$?` any more. */
function onlyTalks(statement: SyntaxNode, script: ShellScript): boolean {
  return /^(?:echo|printf|:)$/.test(commandOf(statement, script)?.name ?? '');
}

/** Commands that do something else than they say. */
export const MISTAKE_RULES: readonly ShellRule[] = [
  {
    name: 'test-unquoted',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'An empty value leaves the test without an operand, and one with a space gives it too many',
    advice: 'Put the variable in double quotes, or use [[ … ]] in bash.',
    help: `${WIKI}SC2086`,
    *find(script: ShellScript): Generator<Hit> {
      for (const test of tests(script.root, '[')) {
        if (/\s-(?:eq|ne|lt|le|gt|ge)\s|-z\s+\$\w+\s*\]$/.test(textOf(test))) continue;
        const isLoose = expansionsIn(test).some(
          ({ name, isQuoted, isGuarded, node }) =>
            !isQuoted && !isGuarded && !isOneWord(name, script) && !textOf(node).startsWith('${#'),
        );
        if (isLoose) yield { line: test.line };
      }
    },
    examples: {
      bad: [
        bash('if [ $a = b ]; then echo; fi'),
        bash('[ -n $name ] && echo'),
        bash('[ -f $1 ] && cat "$1"'),
        bash('[ "$a" = $1 ]'),
      ],
      ok: [
        bash('if [ "$a" = b ]; then echo; fi'),
        bash('[[ $a = b ]]'),
        bash('[ $# -gt 0 ]'),
        bash('on=yes\n[ $on = yes ] && echo'),
        bash('[ $? -eq 0 ]'),
        bash('[ "${#a}" -gt 0 ]'),
      ],
    },
  },
  {
    name: 'constant-test',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'Without spaces around the operator this is one word, and a word that is not empty is always true',
    advice: 'Write spaces on both sides of the operator.',
    help: `${WIKI}SC2077`,
    *find({ root }: ShellScript): Generator<Hit> {
      for (const test of [...tests(root, '['), ...tests(root, '[[')]) {
        const [only, ...others] = named(test);
        if (
          only &&
          others.length === 0 &&
          /^(?:concatenation|word)$/.test(only.kind) &&
          /^[^=!]+(?:==?|!=)[^=]+$/.test(plainText(only))
        )
          yield { line: test.line };
      }
    },
    examples: {
      bad: [bash('if [ "$a"="b" ]; then echo; fi'), bash('[[ $a=b ]] && echo'), bash('[ $a==1 ] || exit')],
      ok: [bash('[ "$a" = "b" ]'), bash('[[ $a == b ]]'), bash('[[ $a ]]'), bash('[ -n "$a=b" ]')],
    },
  },
  {
    name: 'text-order-for-numbers',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'In [ ] this writes to a file, and in [[ ]] it compares letters: 9 comes after 10',
    advice: 'Use -gt, -lt, -ge or -le, or (( a > b )).',
    help: `${WIKI}SC2071`,
    *find({ root }: ShellScript): Generator<Hit> {
      for (const [bracket, test] of [
        ...tests(root, '[').map((each) => ['[', each] as const),
        ...tests(root, '[[').map((each) => ['[[', each] as const),
      ])
        for (const node of descendants(test)) {
          const operator = node.kind === 'binary_expression' ? child(node, 'operator') : null;
          if (!operator || !/^[<>]$/.test(textOf(operator))) continue;
          const sides = [child(node, 'left'), child(node, 'right')];
          if (bracket === '[' || sides.some((side) => side && /^["']?\d+["']?$/.test(textOf(side))))
            yield { line: test.line };
        }
    },
    examples: {
      bad: [bash('[ "$a" > "$b" ]'), bash('if [[ $n > 10 ]]; then echo; fi'), bash('[ $n < 3 ]')],
      ok: [bash('[ "$a" -gt "$b" ]'), bash('[[ $name > $other ]]'), bash('(( n > 10 ))'), bash('[ "$a" \\> "$b" ]')],
    },
  },
  {
    name: 'status-of-another-command',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: '$? is the status of the line above, which only prints and always succeeds',
    advice: 'Test the command itself: if command; then …; or keep its status at once: status=$?.',
    help: `${WIKI}SC2320`,
    *find(script: ShellScript): Generator<Hit> {
      for (const block of blocksOf(script.root))
        for (const [index, statement] of block.entries()) {
          const before = block[index - 1];
          if (!before || !onlyTalks(before, script) || expansionsIn(before).some(({ name }) => name === '?')) continue;
          const tested =
            statement.kind === 'if_statement'
              ? named(statement)[0]
              : statement.kind === 'list' || statement.kind === 'test_command'
                ? statement
                : null;
          if (
            tested &&
            tests(tested, '[')
              .concat(tests(tested, '[['))
              .some((test) => expansionsIn(test).some(({ name }) => name === '?'))
          )
            yield { line: statement.line };
        }
    },
    examples: {
      bad: [
        bash('make\necho done\nif [ $? -ne 0 ]; then exit 1; fi'),
        bash('run\nprintf "%s\\n" ok\n[ $? -eq 0 ] || exit 1'),
        bash('f() {\n  run\n  echo "ran"\n  if [[ $? != 0 ]]; then return 1; fi\n}'),
      ],
      ok: [
        bash('make\nif [ $? -ne 0 ]; then exit 1; fi'),
        bash('if ! make; then exit 1; fi'),
        bash('make\nstatus=$?\necho done\n[ $status -eq 0 ]'),
      ],
    },
  },
  {
    name: 'spaces-around-assignment',
    severity: 'blocker',
    category: 'bug',
    languages: ['shell'],
    title: 'With spaces around = the shell runs a program of this name; with $ in front it runs the value',
    advice: 'Write NAME=value, without spaces and without $.',
    help: `${WIKI}SC2283`,
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const { name, words, line, node } of commands) {
        const [first = ''] = words;
        const program = child(node, 'name');
        const isSpaced = /^[A-Za-z_]\w*$/.test(name) && (first === '=' || /^=[^=~]/.test(first)) && words.length <= 2;
        const isExpanded = program !== null && /^\$\w+=/.test(textOf(program));
        if (isSpaced || isExpanded) yield { line };
      }
    },
    examples: {
      bad: [bash('NAME = value'), bash('COUNT= 3\nNAME =3'), bash('$name=value')],
      ok: [bash('NAME=value'), bash('[ "$a" = b ]'), bash('test "$a" = b'), bash('LC_ALL=C sort a')],
    },
  },
];
