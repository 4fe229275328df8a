import { workflow } from '../example';
import { all, any, is, matches, present, reads } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const ACTIONS = 'https://docs.github.com/actions/';
/** What a stranger writes into an issue, a pull request or a commit. */
const UNTRUSTED =
  /\$\{\{[^}]{0,300}(?:github\.head_ref|github\.event\.(?:(?:issue|pull_request|discussion|comment|review|review_comment)\.(?:title|body|head\.(?:ref|label|repo\.default_branch))|head_commit\.(?:message|author\.(?:name|email))|commits\b|pages\b|workflow_run\.(?:head_branch|head_commit\.message|display_title)))/;
const TARGET = 'on: pull_request_target\n';

export const WORKFLOW_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'workflow-untrusted-checkout',
    severity: 'blocker',
    category: 'security',
    title: 'Code of a stranger’s pull request is checked out where the secrets of this repository are',
    advice: 'Use pull_request, or check out the base and run nothing of the head.',
    cwe: 829,
    help: `${ACTIONS}reference/security/secure-use`,
    checks: [
      on(
        'workflow:step',
        all(
          is('$events', 'pull_request_target', 'workflow_run', 'issue_comment'),
          matches(
            'with.ref',
            /github\.event\.pull_request\.head|github\.head_ref|github\.event\.workflow_run\.head|refs\/pull\//,
          ),
        ),
      ),
    ],
    examples: {
      bad: [
        workflow('- uses: actions/checkout@v4\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}', TARGET),
        workflow(
          '- uses: actions/checkout@v4\n  with:\n    ref: ${{ github.head_ref }}',
          'on:\n  pull_request_target:\n    types: [opened]\n',
        ),
        workflow(
          '- uses: actions/checkout@v4\n  with:\n    ref: refs/pull/${{ github.event.number }}/merge',
          'on: [push, pull_request_target]\n',
        ),
      ],
      ok: [
        workflow('- uses: actions/checkout@v4', TARGET),
        workflow(
          '- uses: actions/checkout@v4\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}',
          'on: pull_request\n',
        ),
        workflow('- uses: actions/checkout@v4\n  with:\n    ref: main', TARGET),
      ],
    },
  },
  {
    name: 'workflow-script-injection',
    severity: 'blocker',
    category: 'security',
    title: 'Text that strangers write is pasted into a script, and runs as part of it',
    advice: 'Put it into env, and read it there as a variable in quotes.',
    cwe: 78,
    help: `${ACTIONS}concepts/security/script-injections`,
    checks: [on('workflow:step', any(matches('run', UNTRUSTED), matches('with.script', UNTRUSTED)))],
    examples: {
      bad: [
        workflow('- run: echo "${{ github.event.issue.title }}"'),
        workflow('- run: |\n    make\n    git checkout ${{ github.head_ref }}'),
        workflow(
          '- uses: actions/github-script@v7\n  with:\n    script: console.log("${{ github.event.comment.body }}")',
        ),
      ],
      ok: [
        workflow('- run: echo "$TITLE"\n  env:\n    TITLE: ${{ github.event.issue.title }}'),
        workflow('- run: echo ${{ github.event.pull_request.number }}'),
        workflow('- run: echo ${{ github.sha }}'),
      ],
    },
  },
  {
    name: 'workflow-action-by-branch',
    severity: 'warning',
    category: 'security',
    title: 'The action is taken from a branch, so its author decides at every run what happens with your token',
    advice: 'Name a release, best by the hash of its commit.',
    cwe: 829,
    help: `${ACTIONS}reference/security/secure-use`,
    checks: [
      on(
        'workflow:step workflow:job',
        reads('uses', /^[\w.-]+\/[\w./-]+(?:@(?:main|master|develop|dev|trunk|latest|HEAD))$/),
      ),
    ],
    examples: {
      bad: ['example/deploy@main', 'example/deploy/sub@master', 'example/tools@latest'].map((uses) =>
        workflow(`- uses: ${uses}`),
      ),
      ok: ['actions/checkout@v4', 'example/deploy@8f4b7f84864484a7bf31766abe9204da3cbe65b3', './.github/actions/a'].map(
        (uses) => workflow(`- uses: ${uses}`),
      ),
    },
  },
  {
    name: 'workflow-full-permissions',
    severity: 'warning',
    category: 'security',
    title: 'The token of the workflow may write everything in the repository',
    advice: 'List the permissions that the jobs need.',
    cwe: 250,
    help: `${ACTIONS}reference/workflows-and-actions/workflow-syntax#permissions`,
    checks: [on('workflow:file workflow:job', is('permissions', 'write-all'))],
    examples: {
      bad: [
        workflow('- run: make', 'on: push\npermissions: write-all\n'),
        workflow('- run: make\n', 'permissions: write-all\non: [push]\n'),
        workflow('- uses: actions/checkout@v4', 'on: pull_request\npermissions: "write-all"\n'),
      ],
      ok: [
        workflow('- run: make', 'on: push\npermissions: read-all\n'),
        workflow('- run: make', 'on: push\npermissions:\n  contents: write\n'),
        workflow('- run: make'),
      ],
    },
  },
  {
    name: 'workflow-unsafe-commands',
    severity: 'blocker',
    category: 'security',
    title: 'Whatever a step prints may set variables and paths for the steps behind it',
    advice: 'Take ACTIONS_ALLOW_UNSECURE_COMMANDS out, and write to GITHUB_ENV.',
    cwe: 77,
    help: `${ACTIONS}reference/workflows-and-actions/workflow-commands`,
    checks: [
      on(
        'workflow:file workflow:job workflow:step',
        all(present('env'), is('env.ACTIONS_ALLOW_UNSECURE_COMMANDS', true)),
      ),
    ],
    examples: {
      bad: [
        workflow('- run: make', 'on: push\nenv:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: true\n'),
        workflow('- run: make\n  env:\n    ACTIONS_ALLOW_UNSECURE_COMMANDS: "true"'),
        workflow('- name: a\n  run: make\n  env: {ACTIONS_ALLOW_UNSECURE_COMMANDS: true}'),
      ],
      ok: [
        workflow('- run: make', 'on: push\nenv:\n  A: true\n'),
        workflow('- run: make\n  env:\n    ACTIONS_ALLOW_UNSECURE_COMMANDS: false'),
        workflow('- run: echo ACTIONS_ALLOW_UNSECURE_COMMANDS'),
      ],
    },
  },
];
