import { isUsedElsewhere } from './import-use';

function used(message: string, path = 'app/a.py', text = ''): boolean {
  const place = { row: 1, column: 1 };
  const diagnostic = { code: 'F401', message, start_location: place, end_location: place, fix: null };
  return isUsedElsewhere(diagnostic, path, text, text.split('\n'));
}

describe('imports that only look unused', () => {
  it('are those of a package face, and those tried for', () => {
    expect(used('`.core.run` imported but unused', 'app/__init__.py')).toBe(true);
    expect(used('`yaml` imported but unused; consider using `importlib.util.find_spec` to test for availability')).toBe(
      true,
    );
    expect(used('`yaml` imported but unused')).toBe(false);
  });

  it('are those in the comment of a type', () => {
    expect(used('`typing.List` imported but unused', 'a.py', 'x = []  # type: List[int]')).toBe(true);
    expect(used('`numpy as np` imported but unused', 'a.py', 'def f(a):\n    # type: (np.ndarray) -> None')).toBe(true);
    expect(used('`typing.List` imported but unused', 'a.py', 'x = []  # a List of type: unknown')).toBe(false);
  });

  it('are those of a file that does nothing else, and those that are marked', () => {
    const face = '# Old names.\n\nfrom a import A\nfrom b import B, C\nimport d\n\n__all__ = []\n';
    expect(used('`a.A` imported but unused', 'app/names.py', face)).toBe(true);
    expect(used('`a.A` imported but unused', 'app/names.py', `${face}\ndef f():\n    return d\n`)).toBe(false);
    expect(used('`a.A` imported but unused', 'app/compat.py', 'import a\n\nf()\n')).toBe(true);
    expect(used('`a` imported but unused', 'a.py', 'import a  # pylint: disable=g-x,unused-import\n\nf()')).toBe(true);
  });
});
