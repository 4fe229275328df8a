import { describeDiagnostics } from './describe';
import { OXLINT_RULES } from './rules';

const rules = new Map(OXLINT_RULES.map((rule) => [rule.id, rule]));
const diagnostic = {
  message: 'React Hook "useThing" is called conditionally.',
  code: 'react-hooks(rules-of-hooks)',
  filename: '0.ts',
  labels: [{ span: { offset: 0, length: 1, line: 1 } }],
};

function rulesIn(text: string): string[] {
  const file = { path: 'a.ts', content: Buffer.from(text) };
  return describeDiagnostics([diagnostic], file, rules).map((finding) => finding.rule);
}

describe('rules of hooks', () => {
  it('counts where React is used', () => {
    expect(rulesIn("import { useState } from 'react';\n")).toEqual(['oxlint/react/rules-of-hooks']);
    expect(rulesIn("import { useState } from 'preact/hooks';\n")).toEqual(['oxlint/react/rules-of-hooks']);
  });

  it('means nothing for functions that are merely called so', () => {
    expect(rulesIn("import { useColor } from './paint';\n")).toEqual([]);
  });
});
