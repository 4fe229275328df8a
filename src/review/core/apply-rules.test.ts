import type { Finding } from '../../domain';
import { DEFAULT_RULES_FILE, type RulesFile } from '../../rules-file';
import { ruleFilter, wantedAnalyzers } from './apply-rules';

const finding: Finding = {
  rule: 'ruff/S602',
  tool: 'ruff',
  severity: 'blocker',
  category: 'security',
  message: 'Wrong.',
  path: 'api/orders.py',
  lines: { start: 1, end: 1 },
};

function severityUnder(rulesFile: Partial<RulesFile>, given: Finding = finding): string | null {
  return ruleFilter({ ...DEFAULT_RULES_FILE, ...rulesFile })(given)?.severity ?? null;
}

const setting = { severity: null, paths: [], options: {} };
const pipeline = DEFAULT_RULES_FILE.pipelines[0]!;

describe('ruleFilter', () => {
  it('leaves a finding alone by default', () => expect(severityUnder({})).toBe('blocker'));

  it('lets the last setting that fits win', () => {
    const rules = [
      { ...setting, pattern: 'ruff/*', severity: 'off' as const },
      { ...setting, pattern: 'ruff/S*', severity: 'info' as const },
      { ...setting, pattern: 'ruff/S602', severity: 'warning' as const, paths: ['web/**'] },
    ];
    expect(severityUnder({ rules })).toBe('info');
    expect(severityUnder({ rules }, { ...finding, path: 'web/a.py' })).toBe('warning');
    expect(severityUnder({ rules }, { ...finding, rule: 'ruff/F821' })).toBeNull();
  });

  it('matches a whole tool by one star, however its rules are named', () => {
    const rules = [{ ...setting, pattern: 'eslint/*', severity: 'off' as const }];
    expect(severityUnder({ rules }, { ...finding, rule: 'eslint/security/detect-eval' })).toBeNull();
  });

  it('keeps to the pipelines: tools, paths and ceiling', () => {
    const mild = { ...pipeline, severity: 'warning' as const, ignorePaths: ['scripts/**'] };
    expect(severityUnder({ pipelines: [mild] })).toBe('warning');
    expect(severityUnder({ pipelines: [mild] }, { ...finding, path: 'scripts/a.py' })).toBeNull();
    expect(severityUnder({ pipelines: [{ ...mild, enabled: false }] })).toBeNull();
    const others = { ...pipeline, work: { kind: 'analyzers' as const, analyzers: ['secrets'] } };
    expect(severityUnder({ pipelines: [others] })).toBeNull();
  });

  it('drops what is milder than asked for', () => {
    const output = { ...DEFAULT_RULES_FILE.output, minSeverity: 'warning' as const };
    expect(severityUnder({ output })).toBe('blocker');
    expect(severityUnder({ output }, { ...finding, severity: 'info' })).toBeNull();
  });
});

describe('wantedAnalyzers', () => {
  it('names the tools of enabled pipelines', () => {
    expect(wantedAnalyzers(DEFAULT_RULES_FILE)('ruff')).toBe(true);
    const work = { kind: 'analyzers' as const, analyzers: ['secrets', 'ox*'] };
    const wanted = wantedAnalyzers({ pipelines: [{ ...pipeline, work }] });
    expect(['secrets', 'oxlint', 'ruff'].map(wanted)).toEqual([true, true, false]);
  });
});
