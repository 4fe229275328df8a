import fc from 'fast-check';
import { readSheet } from './sheet';

function told(path: string, text: string): readonly string[] {
  const sheet = readSheet({ path, text });
  return (sheet?.blocks ?? []).map(
    ({ prelude, line, declarations, outer }) =>
      `${line} ${[...outer, { prelude }].map((each) => each.prelude).join(' > ')}: ${declarations.map((each) => `${each.line} ${each.property}=${each.value}${each.isImportant ? '!' : ''}`).join(', ')}`,
  );
}

describe('a stylesheet', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'a.css',
      '/* x { */\na,\nb { color: red ! important;\n  background: url(a;b) }',
      ['2 a,\nb: 3 color=red!, 4 background=url(a;b)'],
    ],
    [
      'a.scss',
      '// {\n.a { $b: 1;\n  &:hover { top: #{$c}; }\n  left: 0;\n}',
      ['2 .a: 4 left=0', '3 .a > &:hover: 3 top=#{$c}'],
    ],
    ['a.less', '.a { .b(); @{c}-d: e; width: ~"f;g" }', ['1 .a: 1 width=~"f;g"']],
  ])('%s, %j, is read', (path, text, blocks) => {
    expect(told(path, text)).toEqual(blocks);
  });

  it('may be any text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      ';',
      ':',
      '"',
      "'",
      '/*',
      '*/',
      '//',
      'url(',
      '#{',
      '\\',
      '\n',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const lines = parts.filter((part) => part === '\n').length + 1;
        for (const { line } of readSheet({ path: 'a.scss', text: parts.join('') })?.blocks ?? [])
          expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });

  it.each(['/*'.repeat(50_000), '"\\'.repeat(50_000), 'url('.repeat(50_000), '(#{'.repeat(20_000), 'a{'.repeat(2_000)])(
    'takes no time where nothing ends',
    (text) => {
      const started = process.cpuUsage();
      readSheet({ path: 'a.css', text });
      expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
    },
  );
});
