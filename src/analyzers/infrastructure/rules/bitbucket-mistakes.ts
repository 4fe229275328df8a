import { pipelines } from '../example';
import { above, all, any, anywhere, below, is, isnt, present, reads, unless, unset } from '../predicate';
import { keyLike } from '../key-like';
import { type InfrastructureRow, on } from '../rule-row';

const SUPPORT = 'https://support.atlassian.com/bitbucket-cloud/docs/';

const STEP_KEYS = [
  'name',
  'image',
  'script',
  'after-script',
  'artifacts',
  'caches',
  'services',
  'size',
  'max-time',
  'clone',
  'deployment',
  'trigger',
  'oidc',
  'condition',
  'runs-on',
  'fail-fast',
  'on-fail',
  'output-variables',
  'input-variables',
  'custom',
  'concurrency-group',
  'variables',
  'runtime',
  'type',
  'environment',
];
const FILE_KEYS = ['image', 'clone', 'options', 'definitions', 'pipelines', 'export', 'triggers', 'labels'];
const SECTIONS = ['default', 'branches', 'tags', 'bookmarks', 'pull-requests', 'custom'];

export const BITBUCKET_MISTAKE_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'pipelines-unknown-key',
    severity: 'warning',
    category: 'bug',
    title: 'Bitbucket knows no such key here, so what stands under it is not done',
    advice: 'Correct the spelling.',
    help: `${SUPPORT}step-options/`,
    checks: [
      on('pipelines:step', keyLike('', STEP_KEYS)),
      on(
        'pipelines:file',
        any(
          keyLike('', FILE_KEYS),
          keyLike('pipelines', SECTIONS),
          keyLike('options', ['max-time', 'docker', 'size', 'runtime']),
          keyLike('clone', ['depth', 'enabled', 'lfs', 'skip-ssl-verify', 'strategy']),
        ),
      ),
    ],
    examples: {
      bad: [
        pipelines('scripts:\n  - make'),
        pipelines('script:\n  - make\nafter_script:\n  - make clean'),
        pipelines('script:\n  - make', 'definition:\n  caches: {}\n'),
      ],
      ok: [
        pipelines('script:\n  - make\nafter-script:\n  - make clean'),
        pipelines('script:\n  - make', 'definitions:\n  caches: {}\n'),
        pipelines('script:\n  - make\nruns-on: [self.hosted]\nsize: 2x'),
      ],
    },
  },
  {
    name: 'pipelines-step-without-script',
    severity: 'warning',
    category: 'bug',
    title: 'The step does nothing: Bitbucket refuses a step without a script',
    advice: 'Give it a script.',
    help: `${SUPPORT}step-options/`,
    checks: [on('pipelines:step', all(unset('script'), unset('type'), unless(keyLike('', STEP_KEYS))))],
    examples: {
      bad: [pipelines('name: a'), pipelines('name: a\nscript: []'), pipelines('image: node:22\ncaches: [node]')],
      ok: [
        pipelines('script:\n  - make'),
        pipelines('script:\n  - pipe: atlassian/ssh-run:0.8.1'),
        pipelines('name: a\nscript: [make]'),
      ],
    },
  },
  {
    name: 'pipelines-clone-depth',
    severity: 'warning',
    category: 'bug',
    title: 'This is no depth of a clone: it is a number from 1, or full',
    advice: 'Write a number, full, or enabled: false.',
    help: `${SUPPORT}git-clone-behavior/`,
    checks: [
      on('pipelines:step pipelines:file', any(below('clone.depth', 1), reads('clone.depth', /^(?!full$|\d+$)/))),
    ],
    examples: {
      bad: ['0', '-1', 'all'].map((depth) => pipelines(`clone:\n  depth: ${depth}\nscript:\n  - make`)),
      ok: ['1', 'full', '50'].map((depth) => pipelines(`clone:\n  depth: ${depth}\nscript:\n  - make`)),
    },
  },
  {
    name: 'pipelines-after-script-decides',
    severity: 'warning',
    category: 'bug',
    title: 'A failure in after-script does not fail the step, so nobody notices that this went wrong',
    advice: 'Move tests, deployments and exit to script; keep after-script for cleaning up and reports.',
    help: `${SUPPORT}step-options/`,
    checks: [
      on(
        'pipelines:command',
        all(
          is('$part', 'after-script'),
          any(
            reads(
              'text',
              /^(?:(?:npm|yarn|pnpm)(?: run)? (?:test|publish|deploy)|pytest|mvn .*(?:test|deploy|verify)|(?:\.\/)?gradlew? .*(?:test|publish)|go test|cargo (?:test|publish)|terraform apply|kubectl apply|helm (?:upgrade|install)|docker push|serverless deploy|sls deploy)/,
            ),
            all(is('name', 'exit'), reads('words', /^[1-9]/)),
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        pipelines('script:\n  - make\nafter-script:\n  - npm test'),
        pipelines('script:\n  - make\nafter-script:\n  - kubectl apply -f a.yaml'),
        pipelines('script:\n  - make\nafter-script:\n  - make report || exit 1'),
      ],
      ok: [
        pipelines('script:\n  - npm test\nafter-script:\n  - rm -rf tmp'),
        pipelines('script:\n  - make\nafter-script:\n  - ./upload-report.sh'),
        pipelines('script:\n  - npm test'),
      ],
    },
  },
  {
    name: 'pipelines-no-time-limit',
    severity: 'info',
    category: 'maintainability',
    title: 'A step that hangs uses build minutes for two hours',
    advice: 'Set options.max-time, or max-time in the steps.',
    cwe: 400,
    help: `${SUPPORT}global-options/`,
    checks: [
      on('pipelines:file', all(unset('options.max-time'), unless(anywhere('pipelines:step', present('max-time'))))),
    ],
    examples: {
      bad: [
        pipelines('script:\n  - make'),
        pipelines('script:\n  - make', 'options:\n  docker: true\n'),
        pipelines('name: a\nscript:\n  - make'),
      ],
      ok: [
        pipelines('script:\n  - make', 'options:\n  max-time: 20\n'),
        pipelines('max-time: 10\nscript:\n  - make'),
        pipelines('max-time: 10\nscript:\n  - make', '', 'branches'),
      ],
    },
  },
  {
    name: 'pipelines-value-out-of-range',
    severity: 'warning',
    category: 'bug',
    title: 'Bitbucket does not take this value, and refuses the file',
    advice:
      'A step runs for 1 to 720 minutes, in size 1x to 32x, automatic or manual; a service needs 128 MB of memory at least.',
    help: `${SUPPORT}step-options/`,
    checks: [
      on(
        'pipelines:step',
        any(
          below('max-time', 1),
          above('max-time', 720),
          isnt('size', '1x', '2x', '4x', '8x', '16x', '32x'),
          isnt('trigger', 'automatic', 'manual'),
        ),
      ),
      on('pipelines:file', any(below('options.max-time', 1), above('options.max-time', 720))),
      on('pipelines:service', below('memory', 128)),
    ],
    examples: {
      bad: [
        pipelines('max-time: 0\nscript:\n  - make'),
        pipelines('size: 3x\nscript:\n  - make'),
        pipelines('script:\n  - make', 'options:\n  max-time: 1000\n'),
        pipelines('script:\n  - make', 'definitions:\n  services:\n    docker:\n      memory: 64\n'),
      ],
      ok: [
        pipelines('max-time: 20\nscript:\n  - make'),
        pipelines('script:\n  - make', 'options:\n  max-time: 120\n'),
        pipelines('script:\n  - make', 'definitions:\n  services:\n    docker:\n      memory: 2048\n'),
      ],
    },
  },
];
