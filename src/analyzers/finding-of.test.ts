import type { Rule } from '../domain';
import { findingOf } from './finding-of';

const RULE: Rule = { id: 't/a', tool: 't', severity: 'info', category: 'bug', languages: [], title: 'A' };

describe('findingOf', () => {
  it('has what its rule says, and leaves out what it does not say', () => {
    expect(findingOf(RULE, { message: 'M.', path: 'p', start: 3, end: 4 })).toEqual({
      rule: 't/a',
      tool: 't',
      severity: 'info',
      category: 'bug',
      message: 'M.',
      path: 'p',
      lines: { start: 3, end: 4 },
    });
    const told = { ...RULE, cwe: 'CWE-1', helpUrl: 'https://example.com' };
    expect(findingOf(told, { message: 'M.', path: 'p', start: 3, end: 1, confidence: 0.7 })).toMatchObject({
      lines: { start: 3, end: 3 },
      confidence: 0.7,
      cwe: 'CWE-1',
      helpUrl: 'https://example.com',
    });
  });
});
