import { Linter, type Rule } from 'eslint';
import { guardRule, lazyRule } from './guard-rule';

function run(rule: Rule.RuleModule, text: string): readonly string[] {
  const config = { plugins: { own: { rules: { rule } } }, rules: { 'own/rule': 'error' } } as const;
  return new Linter({ configType: 'flat' }).verify(text, config).map(({ message }) => message);
}

const reportsNames: Rule.RuleModule = {
  meta: { messages: { found: 'found {{name}}' } },
  create: (context) => ({
    Identifier(node) {
      if (node.name === 'trap') throw new Error('the rule has a bug');
      context.report({ node, messageId: 'found', data: { name: node.name } });
    },
  }),
};

describe('guardRule', () => {
  it('changes nothing for a rule that works', () => {
    expect(run(guardRule(reportsNames), 'a; b;')).toEqual(['found a', 'found b']);
  });

  it('silences a rule for the file in which it throws', () => {
    expect(run(guardRule(reportsNames), 'a; trap; b;')).toEqual(['found a']);
    const neverStarts: Rule.RuleModule = {
      create: () => {
        throw new Error('needs types');
      },
    };
    expect(run(guardRule(neverStarts), 'a;')).toEqual([]);
  });
});

describe('lazyRule', () => {
  it('loads the rule for the files that need it', () => {
    let loads = 0;
    const rule = lazyRule(
      ({ sourceCode }) => sourceCode.text.includes('needed'),
      () => {
        loads += 1;
        return reportsNames;
      },
    );
    expect(run(guardRule(rule), 'a;')).toEqual([]);
    expect(loads).toBe(0);
    expect(run(guardRule(rule), 'needed;')).toEqual(['found needed']);
  });
});
