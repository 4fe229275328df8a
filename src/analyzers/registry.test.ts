import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { allRules, createAnalyzers } from './registry';

describe('the registry', () => {
  const analyzers = createAnalyzers();

  it('has analyzers with names of their own and versions that can key a cache', () => {
    const names = analyzers.map((analyzer) => analyzer.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, version } of analyzers) expect([name, version]).toEqual([name, expect.stringMatching(/\S/)]);
  });

  it('lists every rule once, by id, under the analyzer that reports it', () => {
    const rules = allRules(analyzers);
    const ids = rules.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { name, rules: own } of analyzers) {
      for (const rule of own) expect(rule.id.startsWith(`${name}/`) && rule.tool === name).toBe(true);
    }
  });

  it('makes the analyzers of a preset where it is named, and marks their rules', () => {
    const more = createAnalyzers(0, ['style']).filter(({ name }) => analyzers.every((each) => each.name !== name));
    expect(more.map(({ name }) => name)).toEqual(['oxlint-style', 'ruff-style']);
    for (const { preset, category } of allRules(more)) expect([preset, category]).toEqual(['style', 'style']);
  });

  it('says of every rule in one sentence what it finds', () => {
    for (const { id, title } of allRules(analyzers))
      expect([id, title]).toEqual([id, expect.stringMatching(/^[^\n`]{8,200}$/)]);
  });

  it('loads no tool in the process of Loom itself', () => {
    const script = `
      const { createAnalyzers } = require(${JSON.stringify(join(__dirname, 'index.ts'))});
      createAnalyzers();
      const heavy = Object.keys(require.cache).filter((file) => /node_modules\\/(@astral-sh|oxlint|eslint|@typescript-eslint|typescript)\\/.*[.][cm]?js$/.test(file));
      process.stdout.write(JSON.stringify(heavy));
    `;
    const loaded = execFileSync(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script], {
      encoding: 'utf8',
    });
    expect(JSON.parse(loaded)).toEqual([]);
  });
});
