import fc from 'fast-check';
import { SAMPLE_REVIEW, sampleFinding } from './testing/sample-review';
import { renderText } from './text';

const anything = fc.string({ unit: 'binary' });

describe('renderText', () => {
  it('lets nothing from the repository drive the terminal', () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, (path, message, line, reason) => {
        const review = {
          ...SAMPLE_REVIEW,
          head: { name: path, commit: null },
          tools: [{ name: 'fake', version: '1', state: 'failed' as const, durationMs: 0, reason }],
          skipped: [{ path, reason }],
          notices: [message],
          findings: [sampleFinding({ path, message, suggestion: line })],
        };
        const text = renderText(review, { all: true, color: false, width: 80, sources: () => [line, line, line] });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('says so when nothing was found', () => {
    const review = { ...SAMPLE_REVIEW, findings: [], skipped: [], tools: [], notices: [] };
    const text = renderText(review, { all: false, color: false, width: 80, sources: () => null });
    expect(text).toMatch(/^nothing new in 9 changed files/);
  });
});
