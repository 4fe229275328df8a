import { DEFAULT_RULES_FILE } from './default';
import type { RulesFile } from './model';
import { parseRulesFile } from './parse-rules-file';

const PARENT: RulesFile = {
  ...DEFAULT_RULES_FILE,
  triggers: { ...DEFAULT_RULES_FILE.triggers, drafts: true, ignorePaths: ['docs/**'] },
  output: { ...DEFAULT_RULES_FILE.output, maxComments: 3, minSeverity: 'warning' },
  gate: { failOn: 'warning', maxNewWarnings: 4 },
  rules: [{ pattern: 'ruff/*', severity: 'off', paths: [], options: {} }],
  advanced: { ...DEFAULT_RULES_FILE.advanced, llmTimeoutMs: 5000, llmRetries: 7 },
};

function parsed(text: string): RulesFile {
  const result = parseRulesFile(text, { defaults: PARENT });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.rulesFile;
}

describe('a file that extends another', () => {
  it('takes over everything that it leaves out', () => {
    expect(parsed('extends: workspace\n')).toEqual({ ...PARENT, extends: 'workspace' });
    expect(parsed('')).toEqual(PARENT);
  });

  it('wins key by key, also where it writes the built-in default', () => {
    const { triggers, output, gate, advanced } = parsed(
      'triggers:\n  drafts: false\noutput:\n  max_comments: 20\ngate:\n  max_new_warnings: null\nadvanced:\n  llm_timeout: 60000\n',
    );
    expect(triggers).toMatchObject({ drafts: false, ignorePaths: ['docs/**'] });
    expect(output).toMatchObject({ maxComments: 20, minSeverity: 'warning' });
    expect(gate).toEqual({ failOn: 'warning', maxNewWarnings: null });
    expect(advanced).toMatchObject({ llmTimeoutMs: 60_000, llmRetries: 7 });
  });

  it('adds its rules after the inherited ones, and replaces pipelines as a whole', () => {
    const { rules, pipelines } = parsed(
      'rules:\n  ruff/S602: blocker\npipelines:\n  - name: mine\n    analyzers: [ruff]\n',
    );
    expect(rules.map(({ pattern }) => pattern)).toEqual(['ruff/*', 'ruff/S602']);
    expect(pipelines.map(({ name }) => name)).toEqual(['mine']);
  });

  it('sets every key of every section that it can name', () => {
    for (const name of ['triggers', 'output', 'gate', 'advanced'] as const) {
      const keys = Object.keys(DEFAULT_RULES_FILE[name]);
      expect(keys.length).toBeGreaterThan(1);
      for (const key of keys) {
        const inFile =
          key === 'llmTimeoutMs'
            ? 'llm_timeout'
            : key === 'configCacheTtlSeconds'
              ? 'config_cache_ttl'
              : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const value = (DEFAULT_RULES_FILE[name] as unknown as Record<string, unknown>)[key];
        const poisoned = { ...PARENT, [name]: { ...PARENT[name], [key]: 'inherited' } };
        const result = parseRulesFile(`${name}:\n  ${inFile}: ${JSON.stringify(value)}\n`, { defaults: poisoned });
        expect(result).toMatchObject({ ok: true, rulesFile: { [name]: { [key]: value } } });
      }
    }
  });
});
