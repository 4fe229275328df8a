import fc from 'fast-check';
import { labelsOf } from './labels';

describe('labelsOf', () => {
  it.each([
    ['[WIP] security: fix login', ['wip', 'security']],
    ['fix(ui)!: wording', ['fix']],
    ['fix: docs: wording', ['fix', 'docs']],
    ['wording [no review] [WIP] [wip]', ['no review', 'wip']],
    ['[a]b:', ['a', 'b']],
    ['see http://example.com: broken', []],
    ['two words: no label', []],
    ['[] [ ] x', []],
    ['', []],
  ])('finds in %s', (title, expected) => {
    expect(labelsOf(title)).toEqual(expected);
  });

  it('gives each label once, in lower case, for any title and quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', 'a', 'B', ':', ' ', '(', ')'), maxLength: 2_000 }),
        (title) => {
          const labels = labelsOf(title);
          expect(new Set(labels).size).toBe(labels.length);
          expect(labels).toEqual(labels.map((label) => label.toLowerCase()));
        },
      ),
    );
  });
});
