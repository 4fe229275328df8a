import type * as face from './index';

describe('loading the module', () => {
  it('brings neither the YAML reader nor the schema library until a file is parsed', () => {
    const loaded: string[] = [];
    jest.isolateModules(() => {
      for (const library of ['yaml', 'zod']) {
        jest.doMock(library, () => {
          loaded.push(library);
          return jest.requireActual<object>(library);
        });
      }
      const rulesFile = jest.requireActual<typeof face>('./index');
      expect(rulesFile.DEFAULT_RULES_FILE.pipelines).toHaveLength(1);
      expect(rulesFile.parseCondition('additions > 1').ok).toBe(true);
      expect(loaded).toEqual([]);
      expect(rulesFile.parseRulesFile('gate: {fail_on: none}').ok).toBe(true);
      expect(rulesFile.parseRulesFile('')).toEqual({ ok: true, rulesFile: rulesFile.DEFAULT_RULES_FILE });
      expect(rulesFile.describeRulesFile().length).toBeGreaterThan(0);
      expect(rulesFile.jsonSchema()).toHaveProperty('properties.pipelines');
    });
    expect([...new Set(loaded)].sort()).toEqual(['yaml', 'zod']);
  });
});
