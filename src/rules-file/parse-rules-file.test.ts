import { parseRulesFile } from './parse-rules-file';
import { DEFAULT_RULES_FILE } from './default';
import type { RulesFile } from './model';

function valid(text: string, variables: Readonly<Record<string, string>> = {}): RulesFile {
  const result = parseRulesFile(text, { variables });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.rulesFile;
}

describe('a rules file that is valid', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\n'],
    ['a comment', '# later\n'],
    ['an empty document', '---\n'],
    ['a byte order mark', '\uFEFF'],
    ['empty sections', 'triggers:\noutput:\npipelines:\nrules: ~\nextends: null\n'],
    ['CRLF line ends', 'triggers:\r\n  drafts: false\r\n'],
    ['flow style', '{gate: {fail_on: blocker}}'],
  ])('gives the defaults for %s', (_, text) => {
    expect(valid(text)).toEqual(DEFAULT_RULES_FILE);
  });

  it('reads every section into the words of the product', () => {
    const text = `
extends: .loom/shared.yaml
triggers: { branches: [main, 'release/*'], ignore_authors: ['*bot'], drafts: true, max_files: 80 }
models:
  fast: { provider: anthropic, model: small-1, api_key_env: MODEL_KEY, default: true }
  local: { provider: openai-compatible, model: coder, base_url: 'http://localhost:8080/v1', headers: { X-Team: core } }
pipelines:
  - { name: static, analyzers: [ruff, 'eslint*'], severity: warning, ignore_paths: ['vendor/**'] }
  - name: risks
    model: default
    prompt: system:security
    persona: strict
    context: [{ file: docs/threats.md }]
    condition: files.any(f => f.includes('/migrations/'))
  - { name: own, model: local, prompt_file: .loom/prompts/own.md, enabled: false }
  - { name: licences, run: ./licences.sh, parse_output: sarif, workdir: tools, timeout: 5000 }
rules:
  ruff/S*: off
  eslint/no-eval: blocker
  eslint/*: { severity: info, paths: ['src/**'], options: { depth: 2 } }
output: { format: summary-only, max_comments: 3, tasks: blockers }
gate: { fail_on: warning, max_new_warnings: 4 }
personas: { strict: { tone: short, focus: [injection] } }
advanced: { llm_timeout: 2000, script_env: [CI] }
`;
    const file = valid(text);
    expect(file).toMatchObject({
      extends: '.loom/shared.yaml',
      triggers: {
        branches: ['main', 'release/*'],
        ignoreAuthors: ['*bot'],
        drafts: true,
        maxFiles: 80,
        maxChanges: null,
      },
      output: { format: 'summary-only', maxComments: 3, maxCommentsPerFile: 5, tasks: 'blockers' },
      gate: { failOn: 'warning', maxNewWarnings: 4 },
      personas: { strict: { tone: 'short', focus: ['injection'], instructions: null } },
      advanced: { llmTimeoutMs: 2000, scriptEnv: ['CI'] },
    });
    expect(file.models.fast).toMatchObject({ apiKeyEnv: 'MODEL_KEY', default: true });
    expect(file.models.local).toMatchObject({
      baseUrl: 'http://localhost:8080/v1',
      headers: { 'X-Team': 'core' },
      default: false,
    });
    expect(file.pipelines.map((pipeline) => pipeline.work)).toEqual([
      { kind: 'analyzers', analyzers: ['ruff', 'eslint*'] },
      { kind: 'model', model: 'fast', prompt: { system: 'security' }, context: ['docs/threats.md'], persona: 'strict' },
      { kind: 'model', model: 'local', prompt: { file: '.loom/prompts/own.md' }, context: [], persona: null },
      { kind: 'run', run: './licences.sh', parseOutput: 'sarif', workdir: 'tools', timeoutMs: 5000 },
    ]);
    expect(file.rules).toEqual([
      { pattern: 'ruff/S*', severity: 'off', paths: [], options: {} },
      { pattern: 'eslint/no-eval', severity: 'blocker', paths: [], options: {} },
      { pattern: 'eslint/*', severity: 'info', paths: ['src/**'], options: { depth: 2 } },
    ]);
  });

  it.each([
    [
      'the marked model',
      '{a: {provider: google, model: x, default: true}, default: {provider: google, model: y}}',
      ['a'],
    ],
    [
      'the model called default',
      '{a: {provider: google, model: x}, default: {provider: google, model: y}}',
      ['default'],
    ],
    ['the only model', '{a: {provider: google, model: x}}', ['a']],
    ['none when the only model declines', '{a: {provider: google, model: x, default: false}}', []],
    ['none of several', '{a: {provider: google, model: x}, b: {provider: google, model: y}}', []],
  ])('takes as default %s', (_, models, expected) => {
    const file = valid(`models: ${models}`);
    expect(Object.keys(file.models).filter((name) => file.models[name]?.default)).toEqual(expected);
  });

  it('leaves `model: default` to the operator when the file declares no model', () => {
    const file = valid('pipelines: [{name: a, model: default, prompt: system:docs}]');
    expect(file.pipelines[0]?.work).toMatchObject({ model: 'default', prompt: { system: 'docs' } });
  });

  it('follows anchors and replaces variables in texts', () => {
    const file = valid(
      'triggers:\n  branches: &all [main, "${BRANCH}"]\n  ignore_paths: *all\ngate: {max_new_warnings: 1}\npersonas: {p: {tone: "$${BRANCH} ${MOOD:-calm}"}}',
      { BRANCH: 'release/*' },
    );
    expect(file.triggers.branches).toEqual(['main', 'release/*']);
    expect(file.triggers.ignorePaths).toEqual(['main', 'release/*']);
    expect(file.personas.p?.tone).toBe('${BRANCH} calm');
  });

  it('lets a file that extends another use the names declared there', () => {
    const file = valid('extends: workspace\npipelines: [{name: a, model: theirs, prompt: system:docs, persona: kind}]');
    expect(file.pipelines[0]?.work).toMatchObject({ model: 'theirs', persona: 'kind' });
  });

  it('keeps keys that JavaScript objects already know', () => {
    expect(valid('models: {constructor: {provider: google, model: x}}').models.constructor).toMatchObject({
      model: 'x',
    });
  });
});
