import fc from 'fast-check';
import type { Finding } from '../../domain';
import { fingerprints, locate } from './fingerprint';

function finding(line: number, message = 'Wrong.'): Finding {
  return {
    rule: 'fake/rule',
    tool: 'fake',
    severity: 'warning',
    category: 'bug',
    message,
    path: 'a.js',
    lines: { start: line, end: line },
  };
}

function fingerprintAt(lines: readonly string[], line: number, path = 'a.js', message?: string): string {
  return fingerprints([locate(finding(line, message), lines)], path)[0]!;
}

const text = fc.stringMatching(/^[a-z(){};= ]{1,20}$/).filter((line) => line.trim() !== '');
const file = fc.array(text, { minLength: 7, maxLength: 30 });

describe('fingerprint', () => {
  it('is 32 hexadecimal digits', () => {
    expect(fingerprintAt(['a'], 1)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does not change when lines are inserted elsewhere, the text is indented, blank lines come or the message is reworded', () => {
    fc.assert(
      fc.property(file, fc.array(text, { maxLength: 5 }), fc.nat(), (lines, inserted, at) => {
        const line = 4 + (at % (lines.length - 6)); // three lines away from either end
        const moved = [
          ...inserted,
          ...lines.slice(0, line),
          '',
          ...lines.slice(line).map((each) => `  ${each}`),
          ...inserted,
        ];
        expect(fingerprintAt(moved, line + inserted.length, 'a.js', 'Reworded.')).toBe(fingerprintAt(lines, line));
      }),
    );
  });

  it('differs for another path, another text and another window', () => {
    const lines = ['one', 'two', 'three', 'four', 'five'];
    const all = [
      fingerprintAt(lines, 3),
      fingerprintAt(lines, 3, 'b.js'),
      fingerprintAt(lines, 2),
      fingerprintAt(['one', 'zwei', 'three', 'four', 'five'], 3),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells repeated code apart', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 9 }), (line, count) => {
        const lines = Array.from({ length: count * 6 }, () => line);
        const all = Array.from({ length: count }, (_, index) => locate(finding(index * 6 + 3), lines));
        expect(new Set(fingerprints(all, 'a.js')).size).toBe(count);
      }),
    );
  });

  it('holds for findings without lines', () => {
    const whole: Finding = { ...finding(1), path: null, lines: null };
    const one = fingerprints([locate(whole, [])], null);
    expect(one).toEqual(fingerprints([locate({ ...whole, message: 'Other words.' }, [])], null));
  });
});
