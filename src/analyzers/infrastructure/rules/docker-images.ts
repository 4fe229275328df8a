import { dockerfile } from '../example';
import { all, any, is, matches, present, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';
const PRACTICES = 'https://docs.docker.com/build/building/best-practices/';

export const DOCKER_IMAGE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'docker-root-user',
    severity: 'info',
    category: 'security',
    title: 'The image runs as root, so a break-out from the process starts with all rights in the container',
    advice: 'End the last stage with USER and a user without rights.',
    cwe: 250,
    help: `${PRACTICES}#user`,
    checks: [
      on(
        'docker:stage',
        all(
          is('isLast', true),
          any(
            reads('user', /^(?:root|0)(?::|$)/),
            all(
              unset('user'),
              is('isStage', false),
              reads('image', /^(?!scratch$|.*(?:nonroot|rootless|unprivileged))/),
            ),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'CMD ["node", "app.js"]'),
        dockerfile('FROM node:22', 'USER node', 'RUN npm ci', 'USER root'),
        dockerfile('FROM node:22', 'USER 0:0'),
      ],
      ok: [
        dockerfile('FROM node:22', 'USER root', 'RUN npm ci', 'USER node'),
        dockerfile('FROM golang:1.24 AS build', 'FROM scratch', 'COPY --from=build /app /app'),
        dockerfile('ARG UID=1000', 'FROM node:22', 'USER $UID'),
      ],
    },
  },
  {
    name: 'docker-latest-image',
    severity: 'warning',
    category: 'security',
    title: 'The base image has no fixed version, so the same file builds something else tomorrow',
    advice: 'Name a version, best with its digest.',
    cwe: 1357,
    help: `${PRACTICES}#pin-base-image-versions`,
    checks: [on('docker:FROM', all(present('image'), unset('digest'), any(is('tag', 'latest'), unset('tag'))))],
    examples: {
      bad: [
        dockerfile('FROM node'),
        dockerfile('FROM node:latest AS build'),
        dockerfile('FROM --platform=linux/amd64 registry.example.com:5000/node'),
      ],
      ok: [
        dockerfile('FROM node:22.1'),
        dockerfile('ARG VERSION=22', 'FROM node:${VERSION}'),
        dockerfile('FROM node:22 AS build', 'FROM build'),
      ],
    },
  },
  {
    name: 'docker-secret-in-environment',
    severity: 'blocker',
    category: 'security',
    title: 'A credential becomes part of the image, where everybody who can pull it can read it',
    advice: 'Pass it when the container starts, or mount it with RUN --mount=type=secret while building.',
    cwe: 538,
    help: 'https://docs.docker.com/build/building/secrets/',
    checks: [
      on(
        'docker:ENV docker:ARG',
        reads(
          'words',
          /^\w*(?:PASSWORD|PASSWD|SECRET|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|(?:AUTH|ACCESS|NPM|GITHUB|GITLAB)_?TOKEN)=["']?[^"'\s/]{3}/i,
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'ENV DB_PASSWORD=hunter2hunter2'),
        dockerfile('FROM node:22', 'ARG NPM_TOKEN=abcdefgh'),
        dockerfile('FROM node:22', 'ENV PORT=80 \\', '    API_KEY="abcdefgh"'),
      ],
      ok: [
        dockerfile('FROM node:22', 'ARG NPM_TOKEN'),
        dockerfile('FROM node:22', 'ENV DB_PASSWORD_FILE=/run/secrets/db'),
        dockerfile('FROM node:22', 'ENV DB_PASSWORD=$DB_PASSWORD'),
      ],
    },
  },
  {
    name: 'docker-add-local-file',
    severity: 'info',
    category: 'security',
    title: 'ADD does more than to copy: it unpacks archives and follows addresses',
    advice: 'Use COPY for files of the build context.',
    help: `${PRACTICES}#add-or-copy`,
    checks: [
      on(
        'docker:ADD',
        all(
          unset('--checksum'),
          unless(matches('text', /\.(?:tar(?:\.\w+)?|t[gbx]z|tbz2|zip)\b|https?:|git@|\.git\b|<</)),
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'ADD . /app'),
        dockerfile('FROM node:22', 'ADD package.json ./'),
        dockerfile('FROM node:22', 'ADD ["a.txt", "/a.txt"]'),
      ],
      ok: [
        dockerfile('FROM node:22', 'COPY . /app'),
        dockerfile('FROM node:22', 'ADD rootfs.tar.gz /'),
        dockerfile('FROM node:22', 'ADD --checksum=sha256:24454f830cdd https://example.com/a /a'),
      ],
    },
  },
  {
    name: 'docker-unchecked-download',
    severity: 'warning',
    category: 'security',
    title: 'A remote file is added without a checksum, so whoever serves it decides what the image holds',
    advice: 'Give ADD a --checksum, or download and verify in RUN.',
    cwe: 494,
    help: `${REFERENCE}#add---checksum`,
    checks: [on('docker:ADD', all(unset('--checksum'), reads('words', /^["']?https?:\/\/(?!.*\.git(?:#|$))/)))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'ADD https://example.com/tool /usr/bin/tool'),
        dockerfile('FROM node:22', 'ADD ["http://example.com/a.tar.gz", "/a/"]'),
        dockerfile('FROM node:22', 'ADD --chown=1:1 https://example.com/a /a'),
      ],
      ok: [
        dockerfile('FROM node:22', 'ADD --checksum=sha256:24454f830cdd https://example.com/a /a'),
        dockerfile('FROM node:22', 'ADD https://example.com/a.git#v1.0.0 /a'),
        dockerfile('FROM node:22', 'ADD $URL /a'),
      ],
    },
  },
  {
    name: 'docker-ssh-port',
    severity: 'warning',
    category: 'security',
    title: 'The container offers SSH, a second door with keys of its own',
    advice: 'Take the port out; docker exec opens a shell where one is needed.',
    cwe: 284,
    help: `${REFERENCE}#expose`,
    checks: [on('docker:EXPOSE', reads('words', /^22(?:\/tcp)?$/i))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'EXPOSE 22'),
        dockerfile('FROM node:22', 'EXPOSE 80 22/tcp'),
        dockerfile('FROM node:22', 'expose 22'),
      ],
      ok: [
        dockerfile('FROM node:22', 'EXPOSE 8080'),
        dockerfile('FROM node:22', 'EXPOSE 2222'),
        dockerfile('FROM node:22', 'EXPOSE $PORT'),
      ],
    },
  },
];
