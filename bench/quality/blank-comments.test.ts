import { blankComments } from './blank-comments';
import { commentSyntax } from './comment-syntax';

function blanked(lang: string, text: string): string {
  return blankComments(text, commentSyntax(lang)).replace(/[ \t]+$/gm, '');
}

describe('blanking comments', () => {
  it('takes out comments of lines and blocks, and moves no line', () => {
    expect(blanked('java', 'a(); // bad\n/* not\n ok */ b();\n')).toBe('a();\n\n       b();\n');
    expect(blanked('python', '# bad\nx = 1 # good\n')).toBe('\nx = 1\n');
    expect(blanked('terraform', 'a = 1 # x\nb = 2 // y\n')).toBe('a = 1\nb = 2\n');
    expect(blanked('ruby', 'a\n=begin\nbad\n=end\nb # note\n')).toBe('a\n\n\n\nb\n');
    expect(blanked('vue', '<!-- bad -->\n<p>a</p>\n')).toBe('\n<p>a</p>\n');
  });

  it('knows a comment from a string', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['javascript', "const a = '// no', b = `/* ${c} */`;"],
      ['javascript', 'const host = url.replace(/\\/\\/[^/]*/, "");'],
      ['python', 'a = "# no"\nb = """\n# no\n"""'],
      ['javascript', 'a();\n  /^http:\\/\\//.test(b);\nc = d / 2; e = 4 / 2;'],
      ['go', 'a := `\n// no`'],
      ['csharp', 'var a = @"c:\\"; var b = "// no";'],
      ['ruby', 'a = "#{b}" =~ /x # y/'],
      ['php', '#[Route("/x")]\n$a = "http://x";'],
      ['dockerfile', 'RUN curl http://x/#top'],
    ];
    for (const [lang, text] of texts) expect(blanked(lang, text)).toBe(text);
  });

  it('ends an apostrophe with its line', () => {
    expect(blanked('yaml', "text: it's\nnext: 1 # bad\n")).toBe("text: it's\nnext: 1\n");
  });

  it('says that it does not know a language', () => {
    expect(() => commentSyntax('cobol')).toThrow('How comments look in cobol is not known.');
  });
});
