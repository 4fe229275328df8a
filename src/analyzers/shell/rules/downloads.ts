import type { DocumentRule, Hit } from '../../document-rules';
import { descendants, type SyntaxNode } from '../../syntax';
import { type Command, commandsIn } from '../command';
import { bash } from '../example';
import type { ShellScript } from '../script';

type ShellRule = DocumentRule<ShellScript>;

const LOADERS = new Set(['curl', 'wget', 'fetch', 'aria2c']);
const INTERPRETERS = /^(?:ba|da|z|k|a)?sh$|^(?:python|perl|ruby|node|php)[\d.]*$/;
const OWN_MACHINE = /https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/;

function* hits(commands: readonly Command[], minds: (command: Command) => boolean): Generator<Hit> {
  for (const command of commands) if (minds(command)) yield { line: command.line };
}

function isRemote({ name, words }: Command): boolean {
  return LOADERS.has(name) && !OWN_MACHINE.test(words.join(' '));
}

/** A download inside of `$(…)`, backticks or `<(…)` anywhere below. */
function holdsDownload(args: readonly SyntaxNode[]): boolean {
  return args.some((arg) =>
    [...descendants(arg)].some(
      (node) => /^(?:command|process)_substitution$/.test(node.kind) && commandsIn(node).some(isRemote),
    ),
  );
}

/** `sh`, `bash -c`, `eval`, `source`: what they are given runs. */
function runsText({ name, words }: Command): boolean {
  return /^(?:eval|source|\.)$/.test(name) || (INTERPRETERS.test(name) && !words.some((word) => /^-[mV]$/.test(word)));
}

/** What comes from the network, and how far it is believed. */
export const DOWNLOAD_RULES: readonly ShellRule[] = [
  {
    name: 'download-runs-at-once',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'A download runs at once, so whoever serves it runs code on this machine',
    advice: 'Download to a file, compare it with a checksum that stands here, then run it.',
    cwe: 494,
    help: 'https://cwe.mitre.org/data/definitions/494.html',
    find: ({ commands }) =>
      hits(
        commands,
        (command) =>
          (isRemote(command) && command.into.some((name) => INTERPRETERS.test(name))) ||
          (runsText(command) && holdsDownload(command.args)),
      ),
    examples: {
      bad: [
        bash('curl -fsSL https://example.com/install.sh | sh'),
        bash('wget -qO- https://example.com/a | sudo -E bash -s -- --yes'),
        bash('bash <(curl -s https://example.com/a)'),
        bash('eval "$(curl -fsSL https://example.com/a)"'),
        bash('sh -c "$(wget -qO- https://example.com/a)"'),
      ],
      ok: [
        bash('curl -fsSL https://example.com/a | tar -xz'),
        bash('curl -fsSLo a https://example.com/a && sha256sum -c a.sum && sh a'),
        bash('curl -s http://localhost:8080/health | python3 -m json.tool'),
        bash('echo "curl https://example.com | sh"'),
        bash('version=$(curl -s https://example.com/version)'),
      ],
    },
  },
  {
    name: 'hidden-code',
    severity: 'blocker',
    category: 'security',
    languages: ['shell'],
    title: 'Encoded text is decoded and run, so nobody who reads the script sees what it does',
    advice: 'Write the commands out.',
    cwe: 506,
    help: 'https://cwe.mitre.org/data/definitions/506.html',
    find: ({ commands }) =>
      hits(
        commands,
        ({ name, words, into }) =>
          /^(?:base64|xxd|openssl|uudecode)$/.test(name) &&
          words.some((word) => /^(?:-d|-D|--decode|-r|enc)$/.test(word)) &&
          into.some((program) => INTERPRETERS.test(program)),
      ),
    examples: {
      bad: [
        bash('echo ZWNobyBoaQo= | base64 -d | bash'),
        bash('printf %s "$payload" | base64 --decode | sudo sh'),
        bash('cat blob | xxd -r -p | python3'),
      ],
      ok: [
        bash('echo "$CERT" | base64 -d > cert.pem'),
        bash('base64 file | bash-completion'),
        bash('echo "$KEY" | base64 --decode | gpg --import'),
      ],
    },
  },
  {
    name: 'download-unverified',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'Nothing checks who answers, so anybody on the way can put something else in its place',
    advice: 'Take the switch out, and add the certificate authority that is missing.',
    cwe: 295,
    help: 'https://curl.se/docs/sslcerts.html',
    *find({ commands, assigned }: ShellScript): Generator<Hit> {
      yield* hits(commands, (command) => {
        const { name, words } = command;
        if (!isRemote(command) && LOADERS.has(name)) return false;
        const text = words.join(' ');
        if (name === 'curl')
          return words.some((word) => /^(?:--insecure|--proxy-insecure|-[a-zA-Z]*k[a-zA-Z]*)$/.test(word));
        if (name === 'wget') return text.includes('--no-check-certificate');
        if (name === 'git') return /http\.sslVerify[= ](?:false|0)/i.test(text);
        if (/^(?:npm|yarn|pnpm)$/.test(name)) return /strict-ssl[= ]false/.test(text);
        if (/^pip[\d.]*$/.test(name)) return text.includes('--trusted-host');
        return name === 'aws' && text.includes('--no-verify-ssl');
      });
      for (const [name, values] of assigned)
        if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|GIT_SSL_NO_VERIFY|npm_config_strict_ssl)$/.test(name))
          for (const value of values)
            if (
              value &&
              new RegExp(name === 'GIT_SSL_NO_VERIFY' ? '^["\']?(?:1|true)' : '^["\']?(?:0|false)').test(
                value.source.slice(value.start, value.end),
              )
            )
              yield { line: value.line };
    },
    examples: {
      bad: [
        bash('curl -sk https://example.com/a -o a'),
        bash('wget --no-check-certificate https://example.com/a'),
        bash('git -c http.sslVerify=false clone https://example.com/a.git'),
        bash('export NODE_TLS_REJECT_UNAUTHORIZED=0'),
      ],
      ok: [
        bash('curl -fsSL https://example.com/a -o a'),
        bash('curl -k https://localhost:8443/health'),
        bash('curl --cacert ca.pem https://example.com/a'),
        bash('export NODE_TLS_REJECT_UNAUTHORIZED=1'),
      ],
    },
  },
  {
    name: 'plain-http-program',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'A program or package is fetched over plain HTTP: anybody on the way can replace it',
    advice: 'Use https, or compare the file with a checksum that stands here.',
    cwe: 319,
    help: 'https://cwe.mitre.org/data/definitions/319.html',
    find: ({ commands }: ShellScript): Iterable<Hit> => {
      const isChecked = commands.some(({ name }) => /^(?:sha\d+sum|shasum|gpg|gpgv|cosign|minisign)$/.test(name));
      return hits(
        isChecked ? [] : commands,
        (command) =>
          isRemote(command) &&
          command.words.some((word) =>
            /^http:\/\/(?![\d.]+[:/]|[^/]*\.(?:local|internal|test)[:/])\S+\.(?:sh|tar|t?gz|tgz|zip|deb|rpm|apk|jar|whl|exe|bin|run|xz|bz2|key|gpg|asc|py|pl)$/.test(
              word,
            ),
          ),
      );
    },
    examples: {
      bad: [
        bash('curl -O http://example.com/tool.tar.gz'),
        bash('wget http://example.com/install.sh'),
        bash('curl -fsS http://example.com/repo.gpg | apt-key add -'),
      ],
      ok: [
        bash('curl -O https://example.com/tool.tar.gz'),
        bash('wget http://example.com/tool.tgz\nsha256sum -c tool.sum'),
        bash('curl http://localhost:9000/a.zip -o a.zip'),
        bash('curl http://example.com/health'),
      ],
    },
  },
  {
    name: 'unknown-ssh-host',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'SSH takes any host for the right one, so another machine can pose as it and read what is sent',
    advice: 'Put the key of the host into known_hosts, or use StrictHostKeyChecking=accept-new.',
    cwe: 322,
    help: 'https://man.openbsd.org/ssh_config#StrictHostKeyChecking',
    find: ({ commands, isTest }) =>
      hits(isTest ? [] : commands, ({ name, words }) => {
        const text = words.join(' ');
        return (
          /^(?:ssh|scp|sftp|rsync|git|autossh|sshpass)$/.test(name) &&
          /StrictHostKeyChecking[= ](?:no|off)\b/i.test(text)
        );
      }),
    examples: {
      bad: [
        bash('ssh -o StrictHostKeyChecking=no deploy@example.com ls'),
        bash('scp -oStrictHostKeyChecking=no a example.com:'),
        bash('rsync -e "ssh -o StrictHostKeyChecking=no" a example.com:b'),
      ],
      ok: [
        bash('ssh deploy@example.com ls'),
        bash('ssh -o StrictHostKeyChecking=accept-new example.com ls'),
        bash('echo "StrictHostKeyChecking=no"'),
      ],
    },
  },
  {
    name: 'unsigned-package',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'Packages are installed without their signature, so a mirror or anybody on the way can change them',
    advice: 'Add the key of the source, and take the switch out.',
    cwe: 347,
    help: 'https://manpages.debian.org/stable/apt/apt-secure.8.en.html',
    find: ({ commands }) =>
      hits(commands, ({ name, words }) => {
        const text = words.join(' ');
        if (/^apt(?:-get)?$/.test(name))
          return /--allow-unauthenticated|--force-yes|AllowUnauthenticated[= ](?:true|1)|AllowInsecureRepositories[= ]true/.test(
            text,
          );
        if (/^(?:yum|dnf|zypper)$/.test(name)) return /--nogpgcheck|--no-gpg-checks/.test(text);
        if (name === 'apk') return text.includes('--allow-untrusted');
        return name === 'rpm' && /--nosignature|--nodigest/.test(text);
      }),
    examples: {
      bad: [
        bash('apt-get install -y --allow-unauthenticated tool'),
        bash('sudo yum install --nogpgcheck -y tool'),
        bash('apk add --allow-untrusted ./tool.apk'),
      ],
      ok: [bash('apt-get install -y tool'), bash('sudo dnf install -y tool'), bash('echo --allow-unauthenticated')],
    },
  },
];
