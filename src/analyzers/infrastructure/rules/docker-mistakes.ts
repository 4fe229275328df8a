import { dockerfile } from '../example';
import { above, all, any, equals, is, matches, present, reads, unless } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';
const PRACTICES = 'https://docs.docker.com/build/building/best-practices/';

export const DOCKER_MISTAKE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'docker-port-out-of-range',
    severity: 'warning',
    category: 'security',
    title: 'There is no such port: they end at 65535',
    advice: 'Correct the number.',
    help: `${REFERENCE}#expose`,
    checks: [
      on(
        'docker:EXPOSE',
        any(
          above('words', 65535),
          reads('words', /^(?:6553[6-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4}|\d{6,})(?:\/|$)/),
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'EXPOSE 65536'),
        dockerfile('FROM node:22', 'EXPOSE 80 700000/udp'),
        dockerfile('FROM node:22', 'EXPOSE 99999/tcp'),
      ],
      ok: [
        dockerfile('FROM node:22', 'EXPOSE 65535'),
        dockerfile('FROM node:22', 'EXPOSE 80/tcp'),
        dockerfile('FROM node:22', 'EXPOSE 8000-8010'),
      ],
    },
  },
  {
    name: 'docker-relative-workdir',
    severity: 'info',
    category: 'bug',
    title: 'The working directory depends on the one before, which a base image can change',
    advice: 'Write an absolute path.',
    help: `${PRACTICES}#workdir`,
    checks: [on('docker:WORKDIR', reads('text', /^["']?(?!\/|[A-Za-z]:|["']|%)/))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'WORKDIR app'),
        dockerfile('FROM node:22', 'WORKDIR ./app'),
        dockerfile('FROM node:22', 'WORKDIR "app"'),
      ],
      ok: [
        dockerfile('FROM node:22', 'WORKDIR /app'),
        dockerfile('FROM node:22', 'WORKDIR $HOME/app'),
        dockerfile('FROM node:22', 'WORKDIR C:\\app'),
      ],
    },
  },
  {
    name: 'docker-instruction-lost',
    severity: 'warning',
    category: 'bug',
    title: 'Only the last instruction of this kind counts in a stage: the others do nothing',
    advice: 'Keep one of them.',
    cwe: 561,
    help: `${REFERENCE}#cmd`,
    checks: [on('docker:stage', any(present('again:CMD'), present('again:ENTRYPOINT'), present('again:HEALTHCHECK')))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'CMD ["a"]', 'CMD ["b"]'),
        dockerfile('FROM node:22', 'ENTRYPOINT ["a"]', 'USER node', 'ENTRYPOINT ["b"]'),
        dockerfile('FROM node:22', 'HEALTHCHECK CMD a', 'HEALTHCHECK CMD b'),
      ],
      ok: [
        dockerfile('FROM node:22 AS a', 'CMD ["a"]', 'FROM a', 'CMD ["b"]'),
        dockerfile('FROM node:22', 'ENTRYPOINT ["a"]', 'CMD ["b"]'),
        dockerfile('FROM node:22', 'CMD ["a"]'),
      ],
    },
  },
  {
    name: 'docker-stage-copies-itself',
    severity: 'warning',
    category: 'bug',
    title: 'The stage copies from itself, which cannot be built',
    advice: 'Name another stage in --from.',
    help: `${REFERENCE}#copy---from`,
    checks: [on('docker:COPY', equals('--from', '$alias'))],
    examples: {
      bad: [
        dockerfile('FROM node:22 AS a', 'COPY --from=a /x /y'),
        dockerfile('FROM node:22 as Build', 'COPY --from=build /x /y'),
        dockerfile('FROM node:22 AS a', 'COPY --chown=1:1 --from=a /x /y'),
      ],
      ok: [
        dockerfile('FROM node:22 AS a', 'FROM node:22 AS b', 'COPY --from=a /x /y'),
        dockerfile('FROM node:22', 'COPY --from=nginx:1.27 /x /y'),
        dockerfile('FROM node:22 AS a', 'COPY x y'),
      ],
    },
  },
  {
    name: 'docker-stage-name-twice',
    severity: 'warning',
    category: 'bug',
    title: 'Two stages have the same name: what copies from it gets one of them',
    advice: 'Give each stage a name of its own.',
    help: `${REFERENCE}#from`,
    checks: [on('docker:FROM', is('repeatsAlias', true))],
    examples: {
      bad: [
        dockerfile('FROM node:22 AS a', 'FROM node:22 AS a'),
        dockerfile('FROM node:22 AS a', 'FROM node:22 AS A'),
        dockerfile('FROM node:22 AS a', 'FROM node:22 AS b', 'FROM nginx:1.27 AS a'),
      ],
      ok: [
        dockerfile('FROM node:22 AS a', 'FROM node:22 AS b'),
        dockerfile('FROM node:22', 'FROM node:22'),
        dockerfile('FROM node:22 AS a', 'FROM a AS b'),
      ],
    },
  },
  {
    name: 'docker-copy-into-file',
    severity: 'warning',
    category: 'bug',
    title: 'Several files are copied, but the target is no folder: the build stops here',
    advice: 'End the target with a slash.',
    help: `${REFERENCE}#copy`,
    checks: [
      on(
        'docker:COPY docker:ADD',
        all(above('count', 2), reads('last', /^(?!.*[/\\]["']?$|\.{1,2}$|.*<<)/), unless(matches('text', /<</))),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'COPY a.txt b.txt /app'),
        dockerfile('FROM node:22', 'COPY ["a", "b", "app"]'),
        dockerfile('FROM node:22', 'COPY --chown=1:1 a \\', '  b app'),
      ],
      ok: [
        dockerfile('FROM node:22', 'COPY a.txt b.txt /app/'),
        dockerfile('FROM node:22', 'COPY a.txt /app'),
        dockerfile('FROM node:22', 'COPY a b .'),
      ],
    },
  },
];
