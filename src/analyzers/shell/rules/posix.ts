import type { DocumentRule, Hit } from '../../document-rules';
import { descendants, type SyntaxNode, textOf } from '../../syntax';
import { bash, posix } from '../example';
import type { ShellScript } from '../script';

/** What of bash a node is, in words; null for what every shell knows. */
function bashism(node: SyntaxNode): string | null {
  switch (node.kind) {
    case 'test_command':
      if (node.children[0]?.kind === '[[') return '[[ ]]';
      return node.children[0]?.kind === '((' ? '(( ))' : null;
    case 'array':
      return 'an array';
    case 'herestring_redirect':
      return '<<<';
    case 'process_substitution':
      return 'a process substitution';
    case 'function_definition':
      return node.children[0]?.kind === 'function' ? 'the word function' : null;
    case 'command_name':
      return textOf(node) === 'source' ? 'source' : null;
    case 'file_redirect':
      return node.children.some(({ kind }) => kind === '&>') ? '&>' : null;
    case 'binary_expression':
      return node.parent?.kind === 'test_command' &&
        node.children.some(({ field, kind }) => field === 'operator' && kind === '==')
        ? '== in [ ]'
        : null;
    case 'expansion':
      return node.children.some(({ kind }) => /^(?:\/\/?|\^\^?|,,?|:)$/.test(kind)) ? 'a substitution in ${ }' : null;
    default:
      return null;
  }
}

export const POSIX_RULES: readonly DocumentRule<ShellScript>[] = [
  {
    name: 'bash-in-sh',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'The first line asks for sh, which on Debian, Ubuntu and Alpine does not know this: it fails there',
    advice: 'Write #!/usr/bin/env bash in the first line, or what POSIX knows.',
    help: 'https://www.shellcheck.net/wiki/SC3010',
    *find({ root, isPosix }: ShellScript): Generator<Hit> {
      if (!isPosix) return;
      for (const node of descendants(root)) {
        const what = bashism(node);
        if (what !== null) yield { line: node.line, hint: `Here it is ${what}.` };
      }
    },
    examples: {
      bad: [
        posix('if [[ $a == b ]]; then echo; fi'),
        posix('names=(a b)'),
        posix('source ./env'),
        posix('tool <<< "$a"'),
        posix('function f() { echo; }'),
      ],
      ok: [
        posix('if [ "$a" = b ]; then echo; fi'),
        bash('if [[ $a == b ]]; then echo; fi'),
        posix('. ./env'),
        posix('f() { echo "${1:-a}"; }'),
      ],
    },
  },
];
