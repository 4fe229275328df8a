import type { DocumentRule, Hit } from '../../document-rules';
import { type Command, plainText, redirections } from '../command';
import { bash } from '../example';
import { expansionsIn } from '../expansion';
import type { ShellScript } from '../script';

type ShellRule = DocumentRule<ShellScript>;

const SECRET =
  /(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:$|_(?!FILE|PATH|NAME|URL|ID|DIR))/i;

function namesSecret(name: string): boolean {
  return SECRET.test(name) || /^(?:PGPASS|MYSQL_PWD|SSHPASS)$/.test(name);
}

/** A value that somebody wrote down, and not a placeholder. */
function isWritten(value: string): boolean {
  return (
    value.length >= 4 &&
    !/[$<>{}`]|^(?:x+|\*+|changeme|password|secret|none|null|true|false|todo|example|test|your.*)$/i.test(value)
  );
}

/** The password that a command is given as an argument, as it is written; null when it is given none. */
function passwordArgument({ name, words }: Command): string | null {
  const text = words.join(' ');
  if (/^(?:mysql|mysqldump|mysqladmin|mariadb)$/.test(name))
    return /(?:^|\s)(?:-p|--password=)(\S+)/.exec(text)?.[1] ?? null;
  if (name === 'sshpass') return /(?:^|\s)-p\s*(\S+)/.exec(text)?.[1] ?? null;
  if (/^(?:docker|podman|buildah|skopeo|helm|az|oc)$/.test(name) && /\blogin\b/.test(text))
    return /(?:^|\s)(?:-p|--password)[= ]\s*(\S+)/.exec(text)?.[1] ?? null;
  if (name === 'openssl') return /\bpass:(\S+)/.exec(text)?.[1] ?? null;
  if (name === 'redis-cli') return /(?:^|\s)-a\s+(\S+)/.exec(text)?.[1] ?? null;
  if (name === 'curl') return /(?:^|\s)(?:-u|--user)[= ]?\s*[^\s:]+:(\S+)/.exec(text)?.[1] ?? null;
  return /(?:^|\s)--(?:db-)?password[= ](\S+)/.exec(text)?.[1] ?? null;
}

/** Secrets, and who gets to see them. */
export const SECRET_RULES: readonly ShellRule[] = [
  {
    name: 'password-in-script',
    severity: 'blocker',
    category: 'security',
    languages: ['shell'],
    title: 'A password stands in the script: whoever can read the repository has it',
    advice: 'Read it from the environment or a file with narrow rights, and change the one that stands here.',
    cwe: 798,
    help: 'https://cwe.mitre.org/data/definitions/798.html',
    *find({ commands, isTest }: ShellScript): Generator<Hit> {
      if (isTest) return;
      for (const command of commands) {
        const password = passwordArgument(command);
        if (password !== null && isWritten(password)) yield { line: command.line };
        if (command.name === 'echo' && /^sudo$/.test(command.into[0] ?? '') && isWritten(command.words.join(' ')))
          yield { line: command.line };
      }
    },
    examples: {
      bad: [
        bash('mysql -uroot -phunter22 shop < dump.sql'),
        bash('curl -u admin:hunter22 https://example.com/api'),
        bash("sshpass -p 'hunter22' ssh example.com"),
        bash('docker login -u app -p hunter22 registry.example.com'),
      ],
      ok: [
        bash('mysql -uroot -p"$DB_PASSWORD" shop'),
        bash('curl -u "admin:$API_PASSWORD" https://example.com/api'),
        bash('docker login -u app --password-stdin registry.example.com < token'),
        bash('mysql -u root -p shop'),
      ],
    },
  },
  {
    name: 'secret-in-arguments',
    severity: 'info',
    category: 'security',
    languages: ['shell'],
    title:
      'The arguments of a program can be read by every account of the machine while it runs, the password among them',
    advice:
      'Hand it over by standard input, a file with narrow rights, or the environment: --password-stdin, MYSQL_PWD, SSHPASS with sshpass -e.',
    cwe: 214,
    help: 'https://cwe.mitre.org/data/definitions/214.html',
    *find({ commands, isTest }: ShellScript): Generator<Hit> {
      if (isTest) return;
      for (const command of commands) {
        const password = command.name === 'curl' ? null : passwordArgument(command);
        if (password !== null && /^["']?\$/.test(password)) yield { line: command.line };
      }
    },
    examples: {
      bad: [
        bash('docker login -u app -p "$REGISTRY_PASSWORD" registry.example.com'),
        bash('sshpass -p "$PASS" ssh example.com'),
        bash('mysqldump -u app -p$DB_PASSWORD shop > dump.sql'),
      ],
      ok: [
        bash('echo "$REGISTRY_PASSWORD" | docker login -u app --password-stdin registry.example.com'),
        bash('sshpass -e ssh example.com'),
        bash('mysqldump --defaults-extra-file=my.cnf shop'),
      ],
    },
  },
  {
    name: 'trace-shows-secrets',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'set -x prints every command with its values, the secret among them, into the log',
    advice: 'Write set +x before the command that uses the secret, and set -x behind it.',
    cwe: 532,
    help: 'https://www.gnu.org/software/bash/manual/bash.html#The-Set-Builtin',
    *find({ commands, root }: ShellScript): Generator<Hit> {
      let isTracing = /^#!.*\s-[a-z]*x/.test(root.source);
      for (const { name, words, node, line } of commands) {
        if (name === 'set' && /^-[a-z]*x|xtrace/.test(words.join(' '))) isTracing = !words.includes('+o');
        if (name === 'set' && /^\+[a-z]*x/.test(words.join(' '))) isTracing = false;
        if (isTracing && expansionsIn(node).some((each) => namesSecret(each.name))) yield { line };
      }
    },
    examples: {
      bad: [
        bash('set -x\ncurl -H "Authorization: Bearer $API_TOKEN" https://example.com'),
        bash('set -euxo pipefail\ndeploy --key "${ACCESS_KEY}"'),
        { path: 'a.sh', text: '#!/bin/bash -x\nlogin "$DB_PASSWORD"\n' },
      ],
      ok: [
        bash('set -x\nmake\nset +x\nlogin "$DB_PASSWORD"'),
        bash('set -e\nlogin "$DB_PASSWORD"'),
        bash('set -x\ncat "$TOKEN_FILE"'),
      ],
    },
  },
  {
    name: 'secret-printed',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'A secret is printed, and stands in the log from then on',
    advice: 'Print that it is set, never what it is.',
    cwe: 532,
    help: 'https://cwe.mitre.org/data/definitions/532.html',
    *find({ commands }: ShellScript): Generator<Hit> {
      for (const command of commands) {
        const { name, args, into, node, line } = command;
        if (!/^(?:echo|printf)$/.test(name) || into.length > 0 || isElsewhere(command)) continue;
        const isCaptured = node.parent?.kind === 'command_substitution';
        if (
          !isCaptured &&
          args.some((arg) => expansionsIn(arg).some((each) => namesSecret(each.name) && !isTaken(plainText(arg))))
        )
          yield { line };
      }
    },
    examples: {
      bad: [
        bash('echo "token: $API_TOKEN"'),
        bash('printf \'%s\\n\' "$DB_PASSWORD"'),
        bash('echo "$AWS_SECRET_ACCESS_KEY" >&2'),
      ],
      ok: [
        bash('echo "$API_TOKEN" | docker login --password-stdin'),
        bash('echo "$DEPLOY_KEY_FILE" "$PRIVATE_KEY" > ~/.ssh/id'),
        bash('hash=$(echo "$PASSWORD" | sha256sum)'),
        bash('echo "token is ${API_TOKEN:+set}"'),
        bash('echo "::add-mask::$API_TOKEN"'),
      ],
    },
  },
];

/** Its output goes to a file. */
function isElsewhere({ node }: Command): boolean {
  return redirections(node).some(
    ({ sign, target }) => /^(?:>|>>|&>|>\|)$/.test(sign) && !/^\/dev\/(?:stderr|stdout|tty)$/.test(plainText(target)),
  );
}

/** Only whether it is set, how long it is, or a mask for it. */
function isTaken(text: string): boolean {
  return /\$\{#|\$\{\w+:?\+|add-mask/.test(text);
}
