import fc from 'fast-check';
import { withoutIncludes } from './without-includes';

describe('withoutIncludes', () => {
  it.each([
    '#include "/etc/passwd"',
    '  #  include </etc/passwd>',
    '#include_next <a.h>',
    '#import "a"',
    '#embed "/etc/passwd"',
    '%:include "a"',
    '??=include "a"',
    '#inc\\\nlude "/etc/passwd"',
    '#\\\r\n include "/etc/passwd"',
    '#include \\\n "/etc/passwd"',
    '#\finclude "a"',
    'int a; /* x */ #include "a"',
    '#define X 1\n#include MACRO',
  ])('takes %j out', (text) => {
    const left = withoutIncludes(`int before;\n${text}\nint after;\n`);
    expect(left).not.toMatch(/passwd|"a"|<a|MACRO/);
    expect(left).toMatch(/^int before;\n[^]*\nint after;\n$/);
    expect(left.split('\n')).toHaveLength(`int before;\n${text}\nint after;\n`.split('\n').length);
  });

  it.each(['#/**/include "a"', '# /* a\n */ include "a"', '%:\\\n/**/include "a"'])('refuses %j', (text) => {
    expect(() => withoutIncludes(text)).toThrow(/comment/);
  });

  it('asks for no header either', () => {
    expect(withoutIncludes('#if __has_include("/etc/passwd")\n')).not.toContain('__has_include');
  });

  it('leaves every other line as it is, whatever stands there', () => {
    const line = fc.constantFrom('int a = 1;', '#define X(a) #a', '#if A', 'char *s = "/* # */";', '// # x', '\\', '');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        expect(withoutIncludes(text)).toBe(text);
      }),
    );
  });

  it('is quick with a text that was made to be slow', () => {
    for (const piece of ['#', '# ', '#\\\n', '#i\\\n', '#include ', '/* # x'])
      expect(withoutIncludes(piece.repeat(200_000)).length).toBe(piece.length * 200_000);
  });
});
