import fc from 'fast-check';
import { evaluateCondition } from './evaluate';
import type { ConditionFacts, Expression } from './model';
import { parseCondition } from './parse-condition';
import { anyCondition } from './testing/any-condition';
import { printCondition } from './testing/print-condition';

const FACTS: ConditionFacts = {
  files: ['a', 'b/c'],
  additions: 1,
  deletions: 2,
  author: 'x',
  title: 't',
  labels: ['l'],
};

describe('parseCondition', () => {
  it.each([
    ['', 1, 'must not be empty'],
    ['x'.repeat(2_001), 1, 'at most 2000 characters'],
    ['files.any(f => f.includes("a")', 31, 'Expected `)`, found the end'],
    ['additions >', 12, 'Expected a value'],
    ['additions > 1 deletions', 15, 'Expected an operator or the end, found `deletions`'],
    ['additions & 1', 11, 'Write `&&` instead of `&`'],
    ['additions = 1', 11, 'Write `==`'],
    ["title == 'a", 10, 'no closing quote'],
    ['additions > 1 ; x', 15, '`;` has no meaning'],
    ['additions', 1, 'The condition must be a yes-or-no value; this is a number.'],
    ['!title', 2, 'What follows `!` must be a yes-or-no value; this is a text.'],
    ['autor == "x"', 1, 'Unknown name `autor`; did you mean `author`?'],
    ['process == 1', 1, 'Unknown name `process`; known are `files`'],
    ['constructor == 1', 1, 'Unknown name `constructor`'],
    ['title.constructor == "a"', 7, 'A text has no `constructor`'],
    ['additions == "1"', 11, 'compares a number with a text'],
    ['files == labels', 7, 'A list cannot be compared'],
    ['title < 1', 1, 'must be a number; this is a text'],
    ['files.includes', 7, '`includes` is a method: write `includes(…)`'],
    ['files.any', 7, '`any` is a method'],
    ['files.any()', 7, '`any` needs a function'],
    ['files.any("a")', 11, '`any` needs a function'],
    ['files.any(f => f)', 16, 'What the function gives must be a yes-or-no value'],
    ['files.any(title => true)', 11, '`title` already has a meaning'],
    ['files.any(f => files.includes(f))', 16, 'Inside the function use its parameter'],
    ['labels.any(a => labels.any(b => labels.any(c => true)))', 44, 'nested 2 deep'],
    ['files.startsWith("a")', 7, "write `any(f => f.startsWith('…'))`"],
    ['title.includes(f => true)', 16, '`includes` needs a text'],
    ['title.match(author)', 13, 'must be a glob in quotes'],
    ['files.match("[z-a]")', 13, 'not a valid glob'],
    [`${'('.repeat(40)}true${')'.repeat(40)}`, 31, 'Nested deeper than 30 levels'],
  ])('explains %s', (text, column, message) => {
    const parsed = parseCondition(text);
    expect(parsed).toMatchObject({ ok: false, column });
    expect(parsed).toHaveProperty('message', expect.stringContaining(message));
  });

  it('never throws, points inside the text, and gives only what can be evaluated', () => {
    const word = fc.constantFrom(
      'files',
      'f',
      'title',
      '.any(',
      '.match(',
      "'*'",
      ')',
      '(',
      '=>',
      '!',
      '&&',
      '||',
      '==',
      '<',
      '1',
      ' ',
      '.',
      'true',
      '"',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 25 }).map((words) => words.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (condition) => {
        const parsed = parseCondition(condition);
        if (parsed.ok) {
          expect(typeof evaluateCondition(parsed.condition, FACTS)).toBe('boolean');
        } else {
          expect(parsed.column).toBeGreaterThanOrEqual(1);
          expect(parsed.column).toBeLessThanOrEqual(condition.length + 1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back what was printed', () => {
    fc.assert(
      fc.property(anyCondition(), (condition) => {
        const text = printCondition(condition);
        fc.pre(text.length <= 2_000);
        const parsed = parseCondition(text);
        if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
        expect(withoutPlaces(parsed.condition)).toEqual(withoutPlaces(condition));
      }),
    );
  });

  it('stops at a long chain without running out of stack', () => {
    expect(parseCondition(`${'!'.repeat(1_990)}true`).ok).toBe(true);
    expect(
      parseCondition(
        Array.from({ length: 285 }, () => 'true')
          .join('&&&')
          .replaceAll('&&&', ' && ')
          .slice(0, 1_996),
      ).ok,
    ).toBe(true);
  });
});

function withoutPlaces(condition: Expression): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value: unknown) => (key === 'at' ? undefined : value)));
}
