import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { checkPython } from './check-python';
import { QUALITY_ROWS, SECURITY_ROWS, settingsFor } from './rules';

const ruff = {
  quality: new Workspace(settingsFor(QUALITY_ROWS), PositionEncoding.Utf16),
  security: new Workspace(settingsFor(SECURITY_ROWS), PositionEncoding.Utf16),
};

function codes(text: string, path = 'app/a.py'): string[] {
  return checkPython(ruff, path, text).map(({ code }) => code);
}

it.each([
  ['a name that is not there', 'print(missing)\n', 'F821'],
  ['a name of Python 2', 'print(unicode)\n', 'F821'],
  ['an export that is not there', '__all__ = ["missing"]\n', 'F822'],
  ['what is set to itself in a function', 'def f(a):\n    if a:\n\n        a = a\n    return a\n', 'PLW0127'],
  ['what is compared with itself', 'def f(a, b):\n    return a == a or b != b\n', 'PLR0124'],
  ['a value that nobody reads in the face of a package', 'def f():\n    a = 1\n', 'F841', 'app/__init__.py'],
])('reports %s', (_, text, code, path = 'app/a.py') => {
  expect(codes(text, path)).toContain(code);
});

it.each([
  ['names that the file makes', 'globals().update(names)\nprint(MADE)\n__all__ = ["MADE", "MORE"]\n'],
  ['names that it makes one by one', 'mine = globals()\nfor name in "ab":\n    mine[name] = 1\nprint(a)\n'],
  ['members of an enumeration', 'A = enum.IntEnum._convert_("A", __name__, lambda a: a)\n__all__ = ["A_B"]\n'],
  ['a name of Python 2 that is tried', 'try:\n    text = unicode\nexcept NameError:\n    text = str\n'],
  [
    'a name of a class or module that is one from around it',
    'import sys\n\nif sys.argv:\n    str = str\n\n\nclass A:\n    bytes = bytes\n',
  ],
  ['the question whether it is a number', 'def f(a):\n    return a != a\n'],
  ['a program that gives up', 'def f(a):\n    assert False, a\n'],
])('leaves %s alone', (_, text) => {
  const said = codes(text).filter((code) => /^(?:F82|PL|PT)/.test(code));
  expect(said).toEqual([]);
});

it('knows what belongs to a package, and to a test', () => {
  expect(codes('__all__ = ["module"]\n__path__ = extend(__path__)\n', 'app/__init__.py')).toEqual(['F821']);
  expect(codes('def test_a():\n    assert False\n', 'tests/test_a.py')).toEqual(['PT015']);
});
