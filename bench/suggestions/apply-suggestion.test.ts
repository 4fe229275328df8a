import { finding } from '../quality/testing/reviewed';
import { applySuggestion, isOffered, type Suggested } from './apply-suggestion';

function suggested(start: number, end: number, suggestion: string): Suggested {
  return { ...finding('t/a', start), suggestion, lines: { start, end } };
}

describe('a suggestion', () => {
  const content = 'one\ntwo\nthree\n';

  it('takes the place of whole lines', () => {
    expect(applySuggestion(content, suggested(2, 2, '2'))).toBe('one\n2\nthree\n');
    expect(applySuggestion(content, suggested(1, 2, 'a\nb\nc'))).toBe('a\nb\nc\nthree\n');
    expect(applySuggestion('one\ntwo', suggested(2, 2, ''))).toBe('one\n');
  });

  it('does not apply outside of the file, upside down, or without effect', () => {
    const wrong = [suggested(3, 4, 'x'), suggested(0, 1, 'x'), suggested(3, 2, 'x'), suggested(2, 2, 'two')];
    for (const each of [...wrong, suggested(1, 1, 'x\n')]) expect(applySuggestion(content, each)).toBeNull();
  });

  it('is not offered where it would change line ends', () => {
    expect(isOffered(suggested(2, 2, 'x'), 'one\r\ntwo\n')).toBe(true);
    expect(isOffered(suggested(1, 2, 'x'), 'one\r\ntwo\n')).toBe(false);
    expect(isOffered(finding('t/a', 1), content)).toBe(false);
  });
});
