import fc from 'fast-check';
import { gitLines } from './git-lines';

describe('gitLines', () => {
  it('gives the line that git counts for every line that JavaScript counts', () => {
    const parts = fc.array(fc.constantFrom('a', ' ', '\n', '\r\n', '\u2028', '\u2029', 'b\r'));
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join('');
        const toGit = gitLines(text);
        let at = 0;
        for (const [index, line] of text.split(/\r\n|[\r\n\u2028\u2029]/).entries()) {
          expect(toGit(index + 1)).toBe(text.slice(0, at).split('\n').length);
          at += line.length + (text.startsWith('\r\n', at + line.length) ? 2 : 1);
        }
      }),
    );
  });

  it('stays within the file', () => {
    expect(gitLines('a\rb\nc')(99)).toBe(2);
  });
});
