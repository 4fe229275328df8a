import type { Finding } from '../../domain';
import { applySuggestion, isCertain, isSuggested, type Judged, type Suggested, withoutSuggestion } from './suggestion';

function suggested(start: number, end: number, suggestion: string): Suggested {
  return {
    rule: 't/a',
    tool: 't',
    severity: 'info',
    category: 'bug',
    message: 'Wrong.',
    path: 'a.js',
    lines: { start, end },
    suggestion,
  };
}

function judged(rules: readonly string[], failed: readonly string[] = []): Judged {
  return { findings: rules.map((rule) => ({ rule })), failed: new Set(failed) };
}

describe('a suggestion', () => {
  it('takes the place of whole lines', () => {
    expect(applySuggestion('one\ntwo\nthree\n', suggested(2, 2, '2'))).toBe('one\n2\nthree\n');
    expect(applySuggestion('one\ntwo\nthree\n', suggested(1, 2, 'a\nb\nc'))).toBe('a\nb\nc\nthree\n');
    expect(applySuggestion('one\ntwo', suggested(2, 2, ''))).toBe('one\n');
  });

  it('does not fit outside of the file, without effect, or where it would change line ends', () => {
    expect(applySuggestion('one\ntwo\n', suggested(3, 4, 'x'))).toBeNull();
    expect(applySuggestion('one\ntwo\n', suggested(2, 2, 'two'))).toBeNull();
    expect(applySuggestion('one\r\ntwo\n', suggested(1, 2, 'x'))).toBeNull();
    expect(applySuggestion('one\r\ntwo\n', suggested(2, 2, 'x'))).toBe('one\r\nx\n');
  });

  it('is certain when its finding goes and nothing comes', () => {
    const before = judged(['t/a', 't/a', 't/b'], ['slow']);
    const certain = (after: Judged): boolean => isCertain({ rule: 't/a' }, before, after);
    expect(certain(judged(['t/a', 't/b'], ['slow']))).toBe(true);
    expect(certain(judged([]))).toBe(true);
    expect(certain(judged(['t/a', 't/a']))).toBe(false);
    expect(certain(judged(['t/a', 't/b', 't/b']))).toBe(false);
    expect(certain(judged(['u/syntax-error']))).toBe(false);
    expect(certain(judged([], ['other']))).toBe(false);
  });

  it('can be taken away', () => {
    const finding: Finding = suggested(1, 1, 'x');
    expect([isSuggested(finding), isSuggested(withoutSuggestion(finding))]).toEqual([true, false]);
    expect(withoutSuggestion(finding)).not.toHaveProperty('suggestion');
  });
});
