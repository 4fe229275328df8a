import type { DocumentRule, Hit } from '../../document-rules';
import { plainText, redirections } from '../command';
import { bash } from '../example';
import { matching, type ShellScript } from '../script';

type ShellRule = DocumentRule<ShellScript>;

const WRITES = /^(?:>|>>|&>|>\|)$/;

/** Who may do what on the machine. */
export const RIGHT_RULES: readonly ShellRule[] = [
  {
    name: 'world-writable',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'Every account of the machine may change these files',
    advice: 'Give the rights to the account that needs them: chown, then 755, 644 or less.',
    cwe: 732,
    help: 'https://cwe.mitre.org/data/definitions/732.html',
    find: (script) =>
      matching(script, ({ name, words }) => {
        if (name === 'umask') return /^0{1,4}$/.test(words[0] ?? '');
        return (
          name === 'chmod' &&
          words.some(
            (word) =>
              /^(?:0?[0-7]?[0-7][0-7][2367]|(?:a|o|ugo|uo|go)*[ao][ugo]*\+[rx]*w[rx]*|\+[rx]*w[rx]*x)$/.test(word) &&
              !/^1777$/.test(word),
          )
        );
      }),
    examples: {
      bad: [
        bash('chmod 777 /srv/app'),
        bash('chmod -R a+rwx out'),
        bash('sudo chmod 0666 /dev/ttyUSB0'),
        bash('umask 000'),
      ],
      ok: [
        bash('chmod 755 run.sh'),
        bash('chmod +x run.sh'),
        bash('chmod 1777 /srv/tmp'),
        bash('chmod u+w,go-w a'),
        bash('umask 077'),
      ],
    },
  },
  {
    name: 'set-user-id',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'Whoever starts this program gets the rights of its owner',
    advice: 'Use sudo with a narrow rule, or setcap with the one capability that is needed.',
    cwe: 250,
    help: 'https://man7.org/linux/man-pages/man1/chmod.1.html',
    find: (script) =>
      matching(
        script,
        ({ name, words }) =>
          name === 'chmod' && words.some((word) => /^(?:[246][0-7]{3}|[ugoa]*\+[rwx]*s[rwx]*)$/.test(word)),
      ),
    examples: {
      bad: [bash('chmod u+s /usr/local/bin/tool'), bash('chmod 4755 tool'), bash('sudo chmod +s /bin/bash')],
      ok: [bash('chmod 0755 tool'), bash('chmod 755 tool'), bash('chmod u-s tool')],
    },
  },
  {
    name: 'sudo-without-password',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'The account may run everything as root without a password',
    advice: 'Name the commands that it needs in place of ALL.',
    cwe: 250,
    help: 'https://man7.org/linux/man-pages/man5/sudoers.5.html',
    find: (script) =>
      matching(
        script,
        ({ name, words }) => /^(?:echo|printf|tee|sed)$/.test(name) && /NOPASSWD:\s*ALL\b/.test(words.join(' ')),
      ),
    examples: {
      bad: [
        bash('echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers'),
        bash("printf '%%wheel ALL=(ALL) NOPASSWD:ALL\\n' > /etc/sudoers.d/wheel"),
        bash('echo "$USER ALL=(ALL:ALL) NOPASSWD: ALL" | sudo tee /etc/sudoers.d/me'),
      ],
      ok: [
        bash('echo "app ALL=(root) NOPASSWD: /bin/systemctl restart app" > /etc/sudoers.d/app'),
        bash('sudo -n true'),
        bash('grep NOPASSWD /etc/sudoers'),
      ],
    },
  },
  {
    name: 'predictable-temporary-file',
    severity: 'info',
    category: 'security',
    languages: ['shell'],
    title:
      'Anybody on the machine can guess this name in /tmp and put a link there first, so the script writes elsewhere',
    advice: 'Use file=$(mktemp), and remove it in a trap on EXIT.',
    cwe: 377,
    help: 'https://man7.org/linux/man-pages/man1/mktemp.1.html',
    *find(script: ShellScript): Generator<Hit> {
      yield* matching(script, ({ node, name, words }) => {
        if (name === 'mktemp') return words.some((word) => /^-[a-z]*u|^--dry-run$/.test(word));
        return redirections(node).some(({ sign, target }) => WRITES.test(sign) && isGuessable(plainText(target)));
      });
      if (script.isTest) return;
      for (const values of script.assigned.values())
        for (const value of values)
          if (value && /^\/(?:var\/)?tmp\/\S*\$\$/.test(plainText(value))) yield { line: value.line };
    },
    examples: {
      bad: [
        bash('make > /tmp/build.log'),
        bash('tmp=/tmp/work.$$\ntouch "$tmp"'),
        bash('name=$(mktemp -u)'),
        bash('date >> "/tmp/run-$$.txt"'),
      ],
      ok: [
        bash('log=$(mktemp)\nmake > "$log"'),
        bash('make > build.log'),
        bash('cat /tmp/build.log'),
        bash('dir=$(mktemp -d)\nmake > "$dir/log"'),
      ],
    },
  },
  {
    name: 'current-folder-in-path',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'Programs are looked for in the current folder: whoever puts a file there decides what runs',
    advice: 'Name the folder in full.',
    cwe: 426,
    help: 'https://cwe.mitre.org/data/definitions/426.html',
    *find({ assigned }: ShellScript): Generator<Hit> {
      for (const value of assigned.get('PATH') ?? [])
        if (value && /^(?:\.?:|(?:.*:)\.?(?::|$)|.*::)/.test(plainText(value).replace(/\$\{[^}]*\}/g, '$X')))
          yield { line: value.line };
    },
    examples: {
      bad: [bash('export PATH=.:$PATH'), bash('PATH="$PATH:."'), bash('PATH=$PATH:')],
      ok: [
        bash('export PATH="$HOME/bin:$PATH"'),
        bash('PATH=/usr/bin:/bin'),
        bash('PATH="${HOME}/.local/bin:${PATH}"'),
      ],
    },
  },
];

function isGuessable(target: string): boolean {
  return /^\/(?:var\/)?tmp\/[\w.-]+$/.test(target.replaceAll('$$', '0'));
}
