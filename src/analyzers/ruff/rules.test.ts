import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { createWorkerPool } from '../sandbox';
import type { RuffDiagnostic } from './diagnostic';
import { ruffAnalyzer } from './ruff';
import { QUALITY_ROWS, SECURITY_ROWS, settingsFor } from './rules';
import { STYLE_ROWS } from './style-rules';
import { SECURITY_EXAMPLES } from './testing/examples';
import { STYLE_EXAMPLES } from './testing/style-examples';

const ROWS = [...QUALITY_ROWS, ...SECURITY_ROWS, ...STYLE_ROWS];

function codesIn(settings: object, text: string): (string | null)[] {
  const workspace = new Workspace(settings, PositionEncoding.Utf16);
  return (workspace.check(text) as readonly RuffDiagnostic[]).map(({ code }) => code);
}

describe('the rule tables', () => {
  it('are made for the ruff that is installed, which knows every code', () => {
    expect(ruffAnalyzer(createWorkerPool(0)).version.split('+')[0]).toBe(Workspace.version());
    for (const row of ROWS) expect(() => codesIn(settingsFor([row]), '')).not.toThrow();
  });

  it('have each code once, and names and titles as the pages of documentation and people write them', () => {
    expect(new Set(ROWS.map(([code]) => code)).size).toBe(ROWS.length);
    for (const [code, name, , , title] of ROWS) {
      expect([code, name]).toEqual([code, expect.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)]);
      expect([code, title]).toEqual([code, expect.stringMatching(/^[^`]{10,120}[^.`]$/)]);
    }
  });

  it('have an example for every security rule', () => {
    expect(Object.keys(SECURITY_EXAMPLES).sort()).toEqual(SECURITY_ROWS.map(([code]) => code).sort());
  });

  it.each(Object.entries(SECURITY_EXAMPLES))(
    '%s is found in its example, under the name of the table',
    (code, text) => {
      const row = SECURITY_ROWS.find(([other]) => other === code)!;
      expect(codesIn(settingsFor([row]), `${text}\n`)).toContain(code);
      // In preview mode ruff answers with names instead of codes.
      expect(codesIn({ ...settingsFor([row]), preview: true }, `${text}\n`)).toContain(row[1]);
    },
  );

  it('have an example for every rule of style, in which it is found', () => {
    expect(Object.keys(STYLE_EXAMPLES).sort()).toEqual(STYLE_ROWS.map(([code]) => code).sort());
    for (const row of STYLE_ROWS)
      expect([row[0], codesIn(settingsFor([row]), `${STYLE_EXAMPLES[row[0]]}\n`)]).toEqual([
        row[0],
        expect.arrayContaining([row[0]]),
      ]);
  });
});
