import { evaluateCondition } from './evaluate';
import type { ConditionFacts } from './model';
import { parseCondition } from './parse-condition';

const FACTS: ConditionFacts = {
  files: ['db/migrations/001.sql', 'src/app.ts', 'README.md'],
  additions: 120,
  deletions: 3,
  author: 'jane',
  title: '[urgent] Fix login',
  labels: ['urgent'],
};

function ask(text: string, facts: Partial<ConditionFacts> = {}): boolean {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return evaluateCondition(parsed.condition, { ...FACTS, ...facts });
}

describe('evaluateCondition', () => {
  it.each([
    ["files.any(f => f.includes('/migrations/'))", true],
    ["files.all(f => f.endsWith('.md') || f.startsWith('db/'))", false],
    ["files.count(f => f.match('**/*.{ts,sql}')) == 2", true],
    ['files.count() === 3 && files.length == 3', true],
    ["files.includes('README.md')", true],
    ["files.includes('README')", false],
    ["files.match('src/**')", true],
    ["labels.includes('urgent') && !labels.includes('docs')", true],
    ['files.any(f => labels.any(l => f.includes(l)))', false],
    ['additions + 1 > 0', null],
    ['additions > 100 && deletions <= 3', true],
    ['additions >= 121 || deletions < 3', false],
    ["author == 'jane' && author != 'joe'", true],
    ["author === \"jane\" && author !== 'it\\'s'", true],
    ["title.includes('login') && title.length > 5", true],
    ['true || false && false', true],
    ['(true || false) && false', false],
    ['!(additions > 100) == false', true],
    ['!!true', true],
    ['1.5 < 2', true],
  ])('%s is %s', (text, expected) => {
    if (expected === null) expect(parseCondition(text).ok).toBe(false);
    else expect(ask(text)).toBe(expected);
  });

  it('asks nobody about an empty list', () => {
    expect(ask("files.any(f => f.includes('a'))", { files: [] })).toBe(false);
    expect(ask("files.all(f => f.includes('a'))", { files: [] })).toBe(true);
  });

  it('compares hostile paths as data', () => {
    expect(ask("files.match('**/*.ts')", { files: ['a\n"); x("/b.ts'] })).toBe(true);
    expect(ask("files.any(f => f == '__proto__')", { files: ['__proto__'] })).toBe(true);
  });

  it('answers for ten thousand files at once', () => {
    const files = Array.from({ length: 10_000 }, (_, index) => `src/${index}/file.ts`);
    expect(ask("files.all(f => f.match('src/**/*.ts') && !f.includes('x'))", { files })).toBe(true);
  });
});
