import fc from 'fast-check';
import { renderMarkdown } from './markdown';
import { SAMPLE_REVIEW, sampleFinding } from './testing/sample-review';

const MARKUP = Array.from('<>&@`*_[]()!|~#\\\n\ra ');

function messageInMarkdown(message: string): string {
  const markdown = renderMarkdown({ ...SAMPLE_REVIEW, findings: [sampleFinding({ message })] }, { all: false });
  return /^- `api\/orders\.py:2`: (.*) \(`ruff\/S602`, CWE-78\) \[why\]/m.exec(markdown)![1]!;
}

/** The suggestion block of a review, without the indent of its list item: the fence, then the lines inside. */
function suggestionInMarkdown(suggestion: string): { fence: string; inside: string } {
  const markdown = renderMarkdown({ ...SAMPLE_REVIEW, findings: [sampleFinding({ suggestion })] }, { all: false });
  const [, fence, inside] = /^ {2}(`{3,})\n([^]*?)\n {2}\1$/m.exec(markdown)!;
  return { fence: fence!, inside: inside!.replace(/^ {2}/gm, '') };
}

describe('renderMarkdown', () => {
  it('keeps a message on one line, without markup, HTML or mentions, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...MARKUP), minLength: 1 }), (message) => {
        const shown = messageInMarkdown(message);
        expect(shown).not.toMatch(/[<>\n\r]|@(?!\u200b)/);
        expect(shown.replace(/\\[\\`*_{}[\]()#+!|~-]/g, '')).not.toMatch(/[\\`*_[\]()!|~#]/);
      }),
    );
  });

  it('fences a suggestion that has fences inside', () => {
    const { fence, inside } = suggestionInMarkdown('a\n````\n<b>\n```');
    expect(fence).toBe('`````');
    expect(inside).toBe('a\n````\n<b>\n```');
  });

  it('keeps the tabs and blank lines of a suggestion, but shows what hides', () => {
    expect(suggestionInMarkdown('\tgo()\n\n\t\tb\u202e').inside).toBe('\tgo()\n\n\t\tb\\u{202e}');
  });

  it('writes a path with backticks as code', () => {
    const review = { ...SAMPLE_REVIEW, findings: [sampleFinding({ path: 'a``b\n# c' })] };
    expect(renderMarkdown(review, { all: false })).toContain('- ```a``b\\x0a# c:2```: ');
  });
});
