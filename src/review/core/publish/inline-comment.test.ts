import fc from 'fast-check';
import { trackedFinding } from '../testing/tracked';
import { inlineComment } from './inline-comment';
import { readMarker } from './marker';

const OPTIONS = { digest: '0123456789ab', withSuggestion: true, maxLength: 30_000, home: { kind: 'panel' } } as const;

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
        const body = inlineComment(tracked, { ...OPTIONS, digest: null, withSuggestion, maxLength });
        expect(body.length).toBeLessThanOrEqual(maxLength);
        expect(readMarker(body)).toEqual({ subject: tracked.fingerprint, digest: null });
      }),
    );
  });
});
