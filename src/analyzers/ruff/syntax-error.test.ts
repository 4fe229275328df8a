import { describeSyntaxError } from './syntax-error';

function at(row: number, ...lines: readonly string[]): unknown {
  const place = { row, column: 1 };
  return describeSyntaxError(
    { code: 'invalid-syntax', message: 'm', start_location: place, end_location: place, fix: null },
    lines,
  );
}

describe('syntax errors', () => {
  it('stand at a line that exists', () => {
    expect(at(1, 'def f(:', '')).toEqual({ code: 'syntax-error', message: 'm', start: 1, end: 1 });
    expect(at(9, 'x = (', '')).toMatchObject({ start: 1, end: 1 });
    expect(at(2, '')).toMatchObject({ start: 1, end: 1 });
  });

  it.each([
    'print "done"',
    'print x',
    'exec code',
    "raise ValueError, 'no'",
    'except OSError, e:',
    'os.mkdir(p, 0755)',
    'if a <> b:',
  ])('are told from Python 2: %s', (line) => expect(at(1, line)).toMatchObject({ code: 'python-2-syntax' }));

  it('are none in a template of a file', () => {
    expect(at(1, 'import {{ cookiecutter.module }}')).toBeNull();
    expect(at(2, 'x = 1', '{% if y %}')).toBeNull();
    expect(at(1, 'x = {')).toMatchObject({ code: 'syntax-error' });
  });
});
