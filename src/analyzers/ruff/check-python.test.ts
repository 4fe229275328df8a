import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import fc from 'fast-check';
import { checkPython } from './check-python';
import type { RuffWire } from './diagnostic';
import { QUALITY_ROWS, SECURITY_ROWS, settingsFor } from './rules';

const ruff = {
  quality: new Workspace(settingsFor(QUALITY_ROWS), PositionEncoding.Utf16),
  security: new Workspace(settingsFor(SECURITY_ROWS), PositionEncoding.Utf16),
};

function check(text: string, path = 'app/a.py'): readonly RuffWire[] {
  return checkPython(ruff, path, text);
}

function codes(text: string, path?: string): string[] {
  return check(text, path).map(({ code, start }) => `${start} ${code}`);
}

describe('checking a Python file', () => {
  it('reports one remark for several imports of one line', () => {
    expect(check('from os import path, sep, name\n')).toMatchObject([
      { code: 'F401', start: 1, message: expect.stringContaining('2 more') as string },
    ]);
    expect(codes('from os import path\n', 'app/__init__.py')).toEqual([]);
  });

  it('suggests the whole line where the fix is certain', () => {
    expect(check('def f(x):\n    if x is "a":\n        return 1\n')).toMatchObject([
      { code: 'F632', suggestion: '    if x == "a":', start: 2, end: 2 },
    ]);
    expect(check('raise NotImplemented\n')).toMatchObject([{ code: 'F901', suggestion: 'raise NotImplementedError' }]);
    expect(check('def f(x=[]):\n    return x\n')[0]).not.toHaveProperty('suggestion');
  });

  it('counts lines as git does', () => {
    expect(codes('"""\ra\r"""\r\nprint(missing)\r\n')).toEqual(['2 F821']);
    expect(codes('x = "\u2028\f\v"\nprint(missing)\n')).toEqual(['2 F821']);
  });

  it('accepts the newest syntax', () => {
    expect(
      codes('type X = int\n\n\ndef f[T](x: T) -> T:\n    match x:\n        case 1:\n            pass\n    return x\n'),
    ).toEqual([]);
    expect(codes('a = {"b": 1}\nx = f"{a["b"]}"\ntry:\n    pass\nexcept* ValueError:\n    pass\n')).toEqual([]);
  });

  it('looks at stubs for syntax only', () => {
    expect(codes('import os\nx: Missing\n', 'a.pyi')).toEqual([]);
    expect(codes('def f(:\n', 'a.pyi')).toEqual(['1 syntax-error']);
  });

  it('lets no comment hide a direction control character', () => {
    expect(codes('# ruff: noqa\nname = "\u202Eabc"  # noqa: PLE2502\n')).toEqual(['2 PLE2502']);
  });

  it('leaves out in tests what tests do all day', () => {
    const text = 'import random\n\nx = random.random()\nopen("/tmp/x", "w").write("a")\n';
    expect(codes(text, 'tests/test_a.py')).toEqual([]);
    expect(codes(text)).toEqual(['3 S311', '4 S108']);
  });

  it('reports lines that exist, for any text', () => {
    const piece = fc.constantFrom(
      'def f(',
      'x',
      ' = ',
      '"""',
      '(',
      ')',
      '\n',
      '\r',
      '\r\n',
      '    ',
      ':',
      '#',
      'import os',
      'is "a"',
      '\f',
      '\\',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n').length;
        for (const { start, end } of check(text)) {
          expect(start).toBeGreaterThanOrEqual(1);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(lines);
        }
      }),
    );
  });
});
