import fc from 'fast-check';
import { trackedFinding } from '../testing/tracked';
import { inlineComment, type InlineOptions } from './inline-comment';
import { readMarker } from './marker';

const MARKER = { subject: 'a1'.repeat(16), digest: '0123456789ab', others: [] };
const OPTIONS: InlineOptions = {
  marker: MARKER,
  others: [],
  withSuggestion: true,
  maxLength: 30_000,
  home: { kind: 'panel' },
};

describe('inlineComment', () => {
  it('says what, why, how to fix it and how to be rid of it', () => {
    const finding = trackedFinding({
      severity: 'blocker',
      message: 'The command goes through a `shell`, e.g. bash. Pass a list instead.',
      cwe: 'CWE-78',
      helpUrl: 'https://docs.example/S602',
      suggestion: 'run(["a"])',
    });
    expect(inlineComment(finding, OPTIONS)).toBe(
      [
        '**Blocker: The command goes through a `shell`, e.g. bash**',
        'Pass a list instead.',
        '```suggestion\nrun(["a"])\n```',
        '[Why](https://docs.example/S602) · `fake/bad` · CWE\\-78',
        '_Dismiss it in the Loom panel._',
        `[//]: # (loom:v1:${finding.fingerprint}:0123456789ab)`,
      ].join('\n\n'),
    );
  });

  it('names the lines of the others that it tells of', () => {
    const at = (start: number) => trackedFinding({ lines: { start, end: start + 1 } });
    const [first, second, third] = [at(2), at(5), at(9)];
    const body = (others: InlineOptions['others']): string => inlineComment(first, { ...OPTIONS, others });
    expect(body([second])).toContain('\n\nThe same in line 5.\n\n');
    expect(body([second, third])).toContain('\n\nThe same in lines 5 and 9.\n\n');
    expect(body([first, second, third])).toContain('\n\nStill in lines 2, 5 and 9.\n\n');
  });

  it.each([
    ['a suggestion that holds a carriage return', 'a\r\nb'],
    ['one that hides text', 'a\u202eb'],
    ['none', null],
  ])('offers no block for %s', (_, suggestion) => {
    expect(inlineComment(trackedFinding({ suggestion }), OPTIONS)).not.toContain('suggestion');
  });

  it('fences a suggestion longer than any fence inside, and knows that deleting lines is one too', () => {
    expect(inlineComment(trackedFinding({ suggestion: '```\ncode' }), OPTIONS)).toContain(
      '````suggestion\n```\ncode\n````',
    );
    expect(inlineComment(trackedFinding({ suggestion: '' }), OPTIONS)).toContain('```suggestion\n\n```');
  });

  it('keeps its marker and its length whatever the message is', () => {
    const finding = fc.record({ message: fc.string({ unit: 'binary', maxLength: 3000 }), suggestion: fc.string() });
    fc.assert(
      fc.property(finding, fc.boolean(), fc.integer({ min: 2000, max: 4000 }), (more, withSuggestion, maxLength) => {
        const tracked = trackedFinding(more);
        const others = Array.from({ length: 9 }, () => ({ subject: tracked.fingerprint, digest: MARKER.digest }));
        const marker = { subject: tracked.fingerprint, digest: null, others };
        const body = inlineComment(tracked, {
          ...OPTIONS,
          marker,
          others: others.map(() => tracked),
          withSuggestion,
          maxLength,
        });
        expect(body.length).toBeLessThanOrEqual(maxLength);
        expect(readMarker(body)).toEqual(marker);
      }),
    );
  });
});
