import { dockerfile, pipelines, workflow } from '../example';
import { all, is, lacks, present, reads, unless } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';
const PRACTICES = 'https://docs.docker.com/build/building/best-practices/';

export const DOCKER_COMMAND_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'docker-maintainer',
    severity: 'info',
    category: 'maintainability',
    title: 'MAINTAINER is deprecated',
    advice: 'Use LABEL org.opencontainers.image.authors.',
    help: `${REFERENCE}#maintainer-deprecated`,
    checks: [on('docker:MAINTAINER', present('text'))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'MAINTAINER a@example.com'),
        dockerfile('FROM node:22', 'maintainer A B'),
        dockerfile('FROM node:22', 'USER node', 'MAINTAINER A <a@example.com>'),
      ],
      ok: [
        dockerfile('FROM node:22', 'LABEL maintainer="A"'),
        dockerfile('FROM node:22', '# MAINTAINER A'),
        dockerfile('FROM node:22', 'LABEL org.opencontainers.image.authors="A"'),
      ],
    },
  },
  {
    name: 'docker-sudo',
    severity: 'warning',
    category: 'security',
    title: 'sudo in a build hides which user a step needs, and stays in the image as a way to root',
    advice: 'Put USER root above the step and USER with a user without rights behind it.',
    cwe: 250,
    help: `${PRACTICES}#user`,
    checks: [on('docker:command', is('name', 'sudo'))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN sudo apt-get update'),
        dockerfile('FROM node:22', 'RUN true && sudo -E make'),
        dockerfile('FROM node:22', 'RUN ["sudo", "make"]'),
      ],
      ok: [
        dockerfile('FROM node:22', 'RUN apt-get install -y sudo'),
        dockerfile('FROM node:22', 'RUN echo "sudo make"'),
        dockerfile('FROM node:22', 'RUN make # sudo'),
      ],
    },
  },
  {
    name: 'docker-apt-asks',
    severity: 'warning',
    category: 'bug',
    title: 'apt-get asks whether to go on, and nobody answers in a build',
    advice: 'Add -y.',
    help: `${PRACTICES}#apt-get`,
    checks: [
      on(
        'docker:command',
        all(
          is('name', 'apt-get', 'apt'),
          is('words', 'install', 'upgrade', 'dist-upgrade'),
          lacks('words', '--yes', '--assume-yes', '-qq', '--download-only', '-s'),
          unless(reads('words', /^-[a-z]*(?:y|qq)|^(?:--option=|-o)?APT::Get::Assume-Yes/i)),
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM debian:13', 'RUN apt-get install curl'),
        dockerfile('FROM debian:13', 'RUN apt-get update && apt-get -q install curl'),
        dockerfile('FROM debian:13', 'RUN apt upgrade'),
      ],
      ok: [
        dockerfile('FROM debian:13', 'RUN apt-get install -y curl'),
        dockerfile('FROM debian:13', 'RUN apt-get -qqy install curl'),
        dockerfile('FROM debian:13', 'RUN apt-get --yes install $PACKAGES'),
      ],
    },
  },
  {
    name: 'docker-apt-upgrade',
    severity: 'info',
    category: 'maintainability',
    title: 'A whole upgrade of the distribution makes the image another one at every build',
    advice: 'Move to a newer base image, and upgrade single packages where needed.',
    help: `${PRACTICES}#apt-get`,
    checks: [on('docker:command', all(is('name', 'apt-get', 'apt'), is('words', 'dist-upgrade', 'full-upgrade')))],
    examples: {
      bad: [
        dockerfile('FROM debian:13', 'RUN apt-get dist-upgrade -y'),
        dockerfile('FROM debian:13', 'RUN apt-get update && apt-get -y dist-upgrade'),
        dockerfile('FROM debian:13', 'RUN apt full-upgrade -y'),
      ],
      ok: [
        dockerfile('FROM debian:13', 'RUN apt-get upgrade -y openssl'),
        dockerfile('FROM debian:13', 'RUN apt-get install -y curl'),
        dockerfile('FROM debian:13', 'RUN echo dist-upgrade'),
      ],
    },
  },
  {
    name: 'download-runs-at-once',
    severity: 'warning',
    category: 'security',
    title: 'A download runs at once, so whoever serves it runs code in the build',
    advice: 'Download to a file, compare it with a checksum that stands here, then run it.',
    cwe: 494,
    help: `${PRACTICES}#run`,
    checks: [
      on(
        'docker:command pipelines:command workflow:command',
        all(
          is('name', 'curl', 'wget'),
          is('into', 'sh', 'bash', 'zsh', 'ash', 'dash', 'python', 'python3', 'node', 'perl', 'ruby'),
        ),
      ),
      on(
        'docker:command pipelines:command workflow:command',
        all(is('name', 'sh', 'bash', 'zsh', 'eval', 'source'), reads('words', /(?:\$\(|`|<\()\s*(?:curl|wget)\s/)),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN curl -fsSL https://example.com/install.sh | sh'),
        pipelines('script:\n  - wget -qO- https://example.com/a | sudo -E bash -'),
        dockerfile('FROM node:22', 'RUN sh -c "$(curl -fsSL https://example.com/a)"'),
      ],
      ok: [
        dockerfile('FROM node:22', 'RUN curl -fsSL https://example.com/a | tar -xz'),
        dockerfile('FROM node:22', 'RUN curl -o a https://example.com/a && sha256sum -c a.sum && sh a'),
        workflow('- run: echo "curl a | sh"'),
      ],
    },
  },
  {
    name: 'download-unverified',
    severity: 'warning',
    category: 'security',
    title: 'A download does not check who serves it, so anybody on the way can replace it',
    advice: 'Take the flag out, and add the certificate authority that is missing.',
    cwe: 295,
    help: 'https://docs.docker.com/engine/security/certificates/',
    checks: [
      on(
        'docker:command pipelines:command workflow:command',
        all(is('name', 'curl'), reads('words', /^(?:--insecure|-[a-zA-Z]*k[a-zA-Z]*)$/)),
      ),
      on(
        'docker:command pipelines:command workflow:command',
        all(is('name', 'wget'), is('words', '--no-check-certificate')),
      ),
      on(
        'docker:command pipelines:command workflow:command',
        all(is('name', 'pip', 'pip3'), is('words', '--trusted-host')),
      ),
      on(
        'docker:command pipelines:command workflow:command',
        all(is('name', 'npm', 'yarn'), is('words', 'strict-ssl'), is('words', false)),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN curl -sk https://example.com/a -o a'),
        dockerfile('FROM node:22', 'RUN wget --no-check-certificate https://example.com/a'),
        pipelines('script:\n  - npm config set strict-ssl false'),
      ],
      ok: [
        dockerfile('FROM node:22', 'RUN curl -fsSL https://example.com/a -o a'),
        pipelines('script:\n  - wget https://example.com/a'),
        dockerfile('FROM node:22', 'RUN npm config set strict-ssl true'),
      ],
    },
  },
  {
    name: 'docker-world-writable',
    severity: 'warning',
    category: 'security',
    title: 'Everybody in the container may change these files',
    advice: 'Give the rights to the user that needs them: chown, then 755 or 644.',
    cwe: 732,
    help: `${REFERENCE}#copy---chown---chmod`,
    checks: [
      on('docker:command', all(is('name', 'chmod'), reads('words', /^(?:0?777|a\+rwx|ugo\+rwx|o\+w|a\+w)$/))),
      on('docker:COPY docker:ADD', reads('--chmod', /^0?777$/)),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN chmod -R 777 /app'),
        dockerfile('FROM node:22', 'COPY --chmod=777 a /a'),
        dockerfile('FROM node:22', 'RUN mkdir a && chmod a+rwx a'),
      ],
      ok: [
        dockerfile('FROM node:22', 'RUN chmod 755 /app'),
        dockerfile('FROM node:22', 'RUN chmod +x /app/run.sh'),
        dockerfile('FROM node:22', 'COPY --chmod=644 a /a'),
      ],
    },
  },
];
