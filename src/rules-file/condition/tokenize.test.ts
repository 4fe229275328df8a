import fc from 'fast-check';
import { tokenize } from './tokenize';

function values(text: string): unknown {
  const tokens = tokenize(text);
  return 'message' in tokens ? `${tokens.at}: ${tokens.message}` : tokens.map((token) => token.value);
}

describe('tokenize', () => {
  it.each<[string, unknown]>([
    ['', ['']],
    ["files.any(f=>f!='a')", ['files', '.', 'any', '(', 'f', '=>', 'f', '!=', 'a', ')', '']],
    ['a === 1.50 !== b', ['a', '==', 1.5, '!=', 'b', '']],
    ["'it\\'s' \"\\\\\"", ["it's", '\\', '']],
    ['1.x', [1, '.', 'x', '']],
    ["'a\\n'", expect.stringContaining('0: This text has no closing quote')],
    ['a ; b', expect.stringContaining('2: `;`')],
    ['a 😀', expect.stringContaining('2: `😀`')],
  ])('reads %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('places every token where it stands', () => {
    const word = fc.constantFrom('files', '&&', '||', '(', ')', '12', '!', '.', "'x'", '<=');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const tokens = tokenize(words.join(' '));
        if ('message' in tokens) throw new Error(tokens.message);
        let at = 0;
        for (const [index, each] of words.entries()) {
          expect(tokens[index]?.at).toBe(at);
          at += each.length + 1;
        }
      }),
    );
  });
});
