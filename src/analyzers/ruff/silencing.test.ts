import fc from 'fast-check';
import { withoutSilencing } from './silencing';

describe('text without silencing comments', () => {
  it.each([
    'x = 1  # noqa',
    'x = 1  # NoQA:S602',
    'x = 1  # type: ignore # noqa : S602,E501',
    '# ruff: noqa',
    '#ruff : noqa: S602',
    '# flake8: noqa',
    '# a noqa noqa',
    '# ruff: ignore[S602]',
    'x = 1  # why # ruff: disable[S602]',
  ])('%s', (line) => {
    expect(withoutSilencing(line)).not.toMatch(/noqa|ruff\s*:/i);
    expect(withoutSilencing(line).slice(0, 1)).toBe(line.slice(0, 1));
  });

  it('keeps every character in its place, and code as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('#', ' ', 'noqa', 'ruff', ':', 'x = 1', '\n', '\r', 'é', '😀')),
        (pieces) => {
          const text = pieces.join('');
          const after = withoutSilencing(text);
          expect(after).toHaveLength(text.length);
          expect(after.split('\n').map((line) => line.split('#')[0])).toEqual(
            text.split('\n').map((line) => line.split('#')[0]),
          );
        },
      ),
    );
  });
});
