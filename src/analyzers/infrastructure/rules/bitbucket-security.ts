import { pipelines } from '../example';
import { all, any, is, present, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const SUPPORT = 'https://support.atlassian.com/bitbucket-cloud/docs/';
const SECRET_VARIABLE = /\$\{?\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)\w*/i;

export const BITBUCKET_SECURITY_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'pipelines-unpinned-image',
    severity: 'warning',
    category: 'security',
    title: 'The build image has no fixed version, so the same commit builds differently tomorrow',
    advice: 'Name a version, best with its digest.',
    cwe: 1357,
    help: `${SUPPORT}use-docker-images-as-build-environments/`,
    checks: [on('pipelines:image', all(present('image'), unset('digest'), any(unset('tag'), is('tag', 'latest'))))],
    examples: {
      bad: [
        pipelines('script:\n  - make', 'image: node\n'),
        pipelines('image: node:latest\nscript:\n  - make'),
        pipelines('image:\n  name: registry.example.com:5000/build\nscript:\n  - make'),
      ],
      ok: [
        pipelines('script:\n  - make', 'image: node:22\n'),
        pipelines('image: $BUILD_IMAGE\nscript:\n  - make'),
        pipelines('image: node@sha256:4c0fdaa8b6341bfdeca5f18f7837462c\nscript:\n  - make'),
      ],
    },
  },
  {
    name: 'pipelines-unpinned-pipe',
    severity: 'warning',
    category: 'security',
    title: 'The pipe has no fixed version, so its author decides at every run what happens with your variables',
    advice: 'Write the version behind the name, such as atlassian/ssh-run:0.8.1.',
    cwe: 1357,
    help: `${SUPPORT}use-pipes-in-bitbucket-pipelines/`,
    checks: [
      on(
        'pipelines:pipe',
        all(present('image'), unset('digest'), any(unset('tag'), is('tag', 'latest', 'master', 'main'))),
      ),
    ],
    examples: {
      bad: ['atlassian/ssh-run', 'docker://example/deploy:latest', 'example/deploy:master'].map((pipe) =>
        pipelines(`script:\n  - pipe: ${pipe}`),
      ),
      ok: ['atlassian/ssh-run:0.8.1', 'docker://example/deploy:1.2', 'atlassian/ssh-run@sha256:4c0fdaa8b6341b'].map(
        (pipe) => pipelines(`script:\n  - pipe: ${pipe}`),
      ),
    },
  },
  {
    name: 'pipelines-secret-printed',
    severity: 'warning',
    category: 'security',
    title:
      'A secret goes to the build log; Bitbucket masks only its exact text, and only while it is a secured variable',
    advice: 'Do not print it; pipe it to the program that needs it.',
    cwe: 532,
    help: `${SUPPORT}variables-and-secrets/`,
    checks: [
      on(
        'pipelines:command',
        all(
          is('name', 'echo', 'printf'),
          reads('words', SECRET_VARIABLE),
          unset('into'),
          unless(reads('words', /^\d?>|>>/)),
        ),
      ),
      on('pipelines:command', all(is('name', 'printenv', 'env'), unset('words'), unset('into'))),
      on(
        'pipelines:command',
        all(
          is('name', 'printenv'),
          reads('words', /(?:PASSWORD|SECRET|TOKEN|KEY)$/i),
          unset('into'),
          unless(reads('words', /^\d?>/)),
        ),
      ),
    ],
    examples: {
      bad: [
        pipelines('script:\n  - echo "Token is $API_TOKEN"'),
        pipelines('script:\n  - printenv'),
        pipelines('script:\n  - make\nafter-script:\n  - echo ${DB_PASSWORD}'),
      ],
      ok: [
        pipelines('script:\n  - echo "$DOCKER_PASSWORD" | docker login --password-stdin'),
        pipelines('script:\n  - echo $BITBUCKET_COMMIT'),
        pipelines('script:\n  - echo "$SSH_PRIVATE_KEY" > key'),
      ],
    },
  },
  {
    name: 'pipelines-host-rights',
    severity: 'warning',
    category: 'security',
    title: 'The container is started with the rights of its host, so what it runs can take the runner over',
    advice: 'Take --privileged, the host namespaces and the socket out.',
    cwe: 250,
    help: `${SUPPORT}run-docker-commands-in-bitbucket-pipelines/`,
    checks: [
      on(
        'pipelines:command workflow:command',
        all(
          is('name', 'docker', 'podman'),
          is('words', 'run', 'create'),
          any(
            reads('words', /^--(?:privileged|pid=host|network=host|net=host|ipc=host|cap-add=ALL)$/),
            reads('words', /docker\.sock(?::|$)/),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        pipelines('script:\n  - docker run --privileged alpine:3 ls'),
        pipelines('script:\n  - docker run -v /var/run/docker.sock:/var/run/docker.sock a:1'),
        pipelines('script:\n  - |\n    make\n    docker run --rm --pid=host a:1'),
      ],
      ok: [
        pipelines('script:\n  - docker run --rm alpine:3 ls'),
        pipelines('script:\n  - docker build -t a .'),
        pipelines('script:\n  - echo "docker run --privileged"'),
      ],
    },
  },
  {
    name: 'pipelines-ssh-unchecked',
    severity: 'warning',
    category: 'security',
    title: 'The connection does not check which machine answers, so anybody on the way can take its place',
    advice: 'Keep the host’s key in the known hosts of the repository settings.',
    cwe: 295,
    help: `${SUPPORT}using-ssh-keys-in-bitbucket-pipelines/`,
    checks: [
      on(
        'pipelines:command workflow:command',
        all(
          is('name', 'ssh', 'scp', 'sftp', 'rsync'),
          reads('words', /StrictHostKeyChecking[= ]no|UserKnownHostsFile[= ]\/dev\/null/i),
        ),
      ),
      on(
        'pipelines:command workflow:command',
        all(
          is('name', 'git'),
          reads('words', /^http\.sslVerify(?:=false)?$/i),
          any(reads('words', /=false$/i), is('words', false)),
        ),
      ),
      on('pipelines:step pipelines:file', is('clone.skip-ssl-verify', true)),
    ],
    examples: {
      bad: [
        pipelines('script:\n  - ssh -o StrictHostKeyChecking=no a@example.com ls'),
        pipelines('script:\n  - git config --global http.sslVerify false'),
        pipelines('clone:\n  skip-ssl-verify: true\nscript:\n  - make'),
      ],
      ok: [
        pipelines('script:\n  - ssh -o StrictHostKeyChecking=yes a@example.com ls'),
        pipelines('script:\n  - git config --global user.name a'),
        pipelines('clone:\n  depth: 1\nscript:\n  - make'),
      ],
    },
  },
  {
    name: 'pipelines-secret-in-pull-request',
    severity: 'info',
    category: 'security',
    title: 'A pull request brings its own steps, so whoever opens one can send this secret away',
    advice: 'Use secrets behind the merge: in branches, or in a deployment with restricted branches.',
    cwe: 200,
    help: `${SUPPORT}variables-and-secrets/`,
    checks: [
      on('pipelines:step', all(is('$section', 'pull-requests'), any(present('deployment'), is('oidc', true)))),
      on('pipelines:command', all(is('$section', 'pull-requests'), reads('words', SECRET_VARIABLE))),
    ],
    examples: {
      bad: [
        pipelines('deployment: staging\nscript:\n  - make', '', 'pull-requests'),
        pipelines('oidc: true\nscript:\n  - make', '', 'pull-requests'),
        pipelines('script:\n  - deploy --key "$AWS_SECRET_ACCESS_KEY"', '', 'pull-requests'),
      ],
      ok: [
        pipelines('deployment: staging\nscript:\n  - make', '', 'branches'),
        pipelines('script:\n  - make $BITBUCKET_PR_ID', '', 'pull-requests'),
        pipelines('script:\n  - deploy --key "$AWS_SECRET_ACCESS_KEY"'),
      ],
    },
  },
];
