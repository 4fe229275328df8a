import { dockerfile } from '../example';
import { all, any, is, matches, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';
const PRACTICES = 'https://docs.docker.com/build/building/best-practices/';

export const DOCKER_LAYER_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'docker-cd-instead-of-workdir',
    severity: 'info',
    category: 'maintainability',
    title: 'cd lasts for this RUN only, which surprises whoever adds the next line',
    advice: 'Use WORKDIR.',
    help: `${PRACTICES}#workdir`,
    checks: [on('docker:RUN', reads('text', /^cd\s+\S+\s*$/))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN cd /app'),
        dockerfile('FROM node:22', 'RUN cd  ..'),
        dockerfile('FROM node:22', 'RUN cd app', 'RUN make'),
      ],
      ok: [
        dockerfile('FROM node:22', 'WORKDIR /app'),
        dockerfile('FROM node:22', 'RUN cd /app && make'),
        dockerfile('FROM node:22', 'RUN ["cd", "/app"]'),
      ],
    },
  },
  {
    name: 'docker-update-alone',
    severity: 'info',
    category: 'maintainability',
    title: 'The package list is fetched in a layer of its own, so a later install works from an old one',
    advice: 'Join update and install in one RUN.',
    help: `${PRACTICES}#apt-get`,
    checks: [on('docker:RUN', reads('text', /^(?:apt-get|apt|yum|apk|dnf)\s+(?:-\S+\s+){0,20}update(?:\s+-\S+)*\s*$/))],
    examples: {
      bad: [
        dockerfile('FROM debian:13', 'RUN apt-get update'),
        dockerfile('FROM debian:13', 'RUN apt-get update -qq'),
        dockerfile('FROM alpine:3.22', 'RUN apk update'),
      ],
      ok: [
        dockerfile('FROM debian:13', 'RUN apt-get update && apt-get install -y curl'),
        dockerfile('FROM alpine:3.22', 'RUN apk add --no-cache curl'),
        dockerfile('FROM debian:13', 'RUN make update'),
      ],
    },
  },
  {
    name: 'docker-package-cache-kept',
    severity: 'info',
    category: 'maintainability',
    title: 'The package manager leaves its cache in the layer, so the image grows for nothing',
    advice: 'Clean up in the same RUN.',
    help: `${PRACTICES}#apt-get`,
    checks: [
      on(
        'docker:RUN',
        all(
          matches('text', /\b(?:yum|dnf|microdnf)\s+(?:-\S+\s+){0,20}install\b/),
          unset('--mount'),
          unless(matches('text', /\bclean\s+(?:-\S+\s+){0,20}all\b|\/var\/cache\/(?:yum|dnf)/)),
        ),
      ),
      on(
        'docker:RUN',
        all(
          matches('text', /\bzypper\s+(?:-\S+\s+){0,20}(?:install|in|dup|update|patch)\b/),
          unset('--mount'),
          unless(matches('text', /\bzypper\s+(?:-\S+\s+){0,20}(?:clean|cc)\b/)),
        ),
      ),
    ],
    examples: {
      bad: [
        dockerfile('FROM fedora:42', 'RUN dnf install -y curl'),
        dockerfile('FROM centos:7', 'RUN yum -y install curl'),
        dockerfile('FROM opensuse/leap:15', 'RUN zypper install -y curl'),
      ],
      ok: [
        dockerfile('FROM fedora:42', 'RUN dnf install -y curl && dnf clean all'),
        dockerfile('FROM centos:7', 'RUN yum -y install curl && rm -rf /var/cache/yum'),
        dockerfile('FROM fedora:42', 'RUN --mount=type=cache,target=/var/cache/dnf dnf install -y curl'),
      ],
    },
  },
  {
    name: 'docker-privileged-build',
    severity: 'warning',
    category: 'security',
    title: 'The build step runs without the sandbox, with the rights of the build host',
    advice: 'Take --security=insecure and --network=host out where the step does not need them.',
    cwe: 250,
    help: `${REFERENCE}#run---security`,
    checks: [on('docker:RUN', any(is('--security', 'insecure'), is('--network', 'host')))],
    examples: {
      bad: [
        dockerfile('FROM node:22', 'RUN --security=insecure make'),
        dockerfile('FROM node:22', 'RUN --network=host make'),
        dockerfile('FROM node:22', 'RUN --mount=type=cache,target=/a --security=insecure make'),
      ],
      ok: [
        dockerfile('FROM node:22', 'RUN make'),
        dockerfile('FROM node:22', 'RUN --network=none make'),
        dockerfile('FROM node:22', 'RUN --security=sandbox make'),
      ],
    },
  },
];
