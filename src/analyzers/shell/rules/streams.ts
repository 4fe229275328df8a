import type { DocumentRule, Hit } from '../../document-rules';
import { child, childrenOfKind, descendants, named, textOf } from '../../syntax';
import { plainText, redirections } from '../command';
import { bash } from '../example';
import { expansionsIn } from '../expansion';
import { blocksOf, type ShellScript } from '../script';

const WIKI = 'https://www.shellcheck.net/wiki/';

/** Programs that read the file that they are given before they write. */
const FILTERS = /^(?:awk|cat|column|cut|expand|fmt|fold|grep|egrep|head|iconv|jq|nl|sed|sort|tail|tr|uniq|xmllint|yq)$/;

/** Where data goes, and does not arrive. */
export const STREAM_RULES: readonly DocumentRule<ShellScript>[] = [
  {
    name: 'redirection-without-sudo',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'sudo does not reach the redirection: the file is opened with the rights of the caller',
    advice: 'Write … | sudo tee file >/dev/null.',
    help: `${WIKI}SC2024`,
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const { name, node, line, words } of commands)
        if (
          name === 'sudo' &&
          !/^(?:sh|bash|tee)$/.test(words[0] ?? '') &&
          redirections(node).some(
            ({ sign, target }) =>
              /^>>?$/.test(sign) && /^\/(?:etc|usr|opt|lib|boot|sys|proc|root)\//.test(plainText(target)),
          )
        )
          yield { line };
    },
    examples: {
      bad: [
        bash('sudo echo "a" > /etc/hosts'),
        bash('sudo cat a >> /etc/fstab'),
        bash('sudo printf x > /sys/power/state'),
      ],
      ok: [
        bash('echo a | sudo tee /etc/hosts > /dev/null'),
        bash("sudo sh -c 'echo a > /etc/hosts'"),
        bash('sudo make > build.log'),
      ],
    },
  },
  {
    name: 'errors-redirected-too-early',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: '2>&1 before the redirection sends the errors to where the output went until then',
    advice: 'Write it behind: >file 2>&1.',
    help: `${WIKI}SC2069`,
    *find({ root }: ShellScript): Generator<Hit> {
      for (const node of descendants(root)) {
        if (node.kind !== 'redirected_statement' || /^(?:pipeline|command_substitution)$/.test(node.parent?.kind ?? ''))
          continue;
        const redirects = childrenOfKind(node, 'file_redirect').map(textOf);
        const early = redirects.findIndex((text) => /^2>&\s*1$/.test(text));
        if (early >= 0 && redirects.slice(early + 1).some((text) => /^1?>>?\s*[^&\s]/.test(text)))
          yield { line: node.line };
      }
    },
    examples: {
      bad: [bash('make 2>&1 > build.log'), bash('run a b 2>&1 >/dev/null'), bash('tool 2>&1 >> log')],
      ok: [
        bash('make > build.log 2>&1'),
        bash('make 2>&1 | tee build.log'),
        bash('tool 2>err >out'),
        bash('errors=$(tool 2>&1 >/dev/null)'),
      ],
    },
  },
  {
    name: 'file-emptied-before-it-is-read',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'The shell empties the file before the program reads it',
    advice: 'Write to another file and move it there, or use sed -i or sponge.',
    help: `${WIKI}SC2094`,
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const { name, node, args, line } of commands) {
        if (!FILTERS.test(name)) continue;
        const written = redirections(node)
          .filter(({ sign }) => sign === '>')
          .map(({ target }) => plainText(target));
        const read = [
          ...args.map(plainText),
          ...redirections(node)
            .filter(({ sign }) => sign === '<')
            .map(({ target }) => plainText(target)),
        ];
        if (written.some((target) => !target.startsWith('/dev/') && read.includes(target))) yield { line };
      }
    },
    examples: {
      bad: [bash('sort names.txt > names.txt'), bash("sed 's/a/b/' conf > conf"), bash('jq .a < "$file" > "$file"')],
      ok: [
        bash('sort names.txt > sorted.txt'),
        bash("sed -i 's/a/b/' conf"),
        bash('sort -o names.txt names.txt'),
        bash('cat a >> a.log'),
      ],
    },
  },
  {
    name: 'arguments-split',
    severity: 'info',
    category: 'bug',
    languages: ['shell'],
    title: '$@ and $* without quotes cut arguments at their spaces and expand their asterisks',
    advice: 'Write "$@".',
    help: `${WIKI}SC2068`,
    *find({ root }: ShellScript): Generator<Hit> {
      for (const node of descendants(root)) {
        const isLoop = node.kind === 'for_statement';
        const isArgument = node.kind === 'command';
        if (!isLoop && !isArgument) continue;
        for (const part of node.children.filter(({ field }) => field === 'argument' || field === 'value'))
          if (
            expansionsIn(part).some(
              ({ name, isQuoted, node: at }) =>
                !isQuoted && /^[@*]$/.test(name) && /^\$[@*]$|^\$\{[@*]\}$/.test(textOf(at)),
            )
          )
            yield { line: part.line };
      }
    },
    examples: {
      bad: [bash('tool $@'), bash('for a in $*; do echo "$a"; done'), bash('exec java -jar app.jar ${@}')],
      ok: [
        bash('tool "$@"'),
        bash('for a in "$@"; do echo "$a"; done'),
        bash('echo "args: $*"'),
        bash('[[ $@ == *a* ]]'),
      ],
    },
  },
  {
    name: 'loop-variable-lost',
    severity: 'warning',
    category: 'bug',
    languages: ['shell'],
    title: 'A loop behind a pipe runs in a process of its own: what it assigns is gone when it ends',
    advice: 'Feed the loop by redirection: while read -r line; do …; done < <(command).',
    help: `${WIKI}SC2031`,
    *find({ root, commands }: ShellScript): Generator<Hit> {
      if (commands.some(({ name, words }) => name === 'shopt' && words.includes('lastpipe'))) return;
      for (const block of blocksOf(root))
        for (const [index, statement] of block.entries()) {
          const stages = statement.kind === 'pipeline' ? named(statement) : [];
          const loop = stages.slice(1).find(({ kind }) => /^(?:while|for)_statement$/.test(kind));
          if (!loop) continue;
          const counted = [...descendants(loop)]
            .filter(({ kind }) => kind === 'variable_assignment')
            .map((each) => ({ node: each, name: textOf(child(each, 'name')!) }));
          for (const { node, name } of counted) {
            const isSet = block
              .slice(0, index)
              .some((each) => each.kind === 'variable_assignment' && textOf(child(each, 'name')!) === name);
            const isUsed = block.slice(index + 1).some((each) => expansionsIn(each).some((used) => used.name === name));
            if (isSet && isUsed) yield { line: node.line };
          }
        }
    },
    examples: {
      bad: [
        bash('n=0\ncat a | while read -r l; do n=$((n + 1)); done\necho "$n"'),
        bash('found=\nls | while read -r f; do found=$f; done\nif [ -n "$found" ]; then echo; fi'),
        bash('sum=0\ngrep x a | while read -r v; do\n  sum=$((sum + v))\ndone\nprintf "%s\\n" "$sum"'),
      ],
      ok: [
        bash('n=0\nwhile read -r l; do n=$((n + 1)); done < a\necho "$n"'),
        bash('cat a | while read -r l; do n=1; echo "$n"; done'),
        bash('shopt -s lastpipe\nn=0\ncat a | while read -r l; do n=1; done\necho "$n"'),
      ],
    },
  },
];
