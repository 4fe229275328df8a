import { commonName, decodeName, isDevNull, nameOn } from './header-name';

describe('commonName', () => {
  it.each([
    ['a/f b/f', 'f'],
    ['a/x y b/x y', 'x y'],
    ['a/x b/x b/x b/x', 'x b/x'],
    ['old/dir/f new/dir/f', 'dir/f'],
    ['long-prefix/f p/f', 'f'],
    ['f f', 'f'],
    ['src://f dst://f', 'f'],
    ['"a/t\\tb" "b/t\\tb"', 't\tb'],
    ['"a/q" b/q', 'q'],
    ['a/q "b/q"', 'q'],
  ])('reads %j as %j', (text, name) => {
    expect(commonName(text)).toBe(name);
  });

  it.each(['a/f b/g', 'f g', 'a/f', '', '"a/f', '"a/f" "b/g"', 'a/f "b/g"', 'a/f '])('finds no name in %j', (text) => {
    expect(commonName(text)).toBeNull();
  });

  it('stays fast on hostile lines', () => {
    expect(commonName(`a/${' '.repeat(60_000)}/`)).toBeNull();
    expect(commonName(`a/${' /'.repeat(30_000)}x`)).toBeNull();
  });
});

describe('nameOn', () => {
  it('takes off one component, or none', () => {
    expect([nameOn('a/b/c', 1, true), nameOn('a/b/c', 0, true), nameOn('c', 1, true)]).toEqual(['b/c', 'a/b/c', null]);
  });

  it('ends a bare name at a tab only when told to', () => {
    expect([nameOn('a/b\tc', 1, true), nameOn('a/b\tc', 1, false), nameOn('a/b\r', 1, false)]).toEqual([
      'b',
      'b\tc',
      'b',
    ]);
  });

  it('takes a broken quote as it stands', () => {
    expect(nameOn('"a/b', 1, true)).toBe('b');
  });
});

describe('decodeName and isDevNull', () => {
  it('decode UTF-8 and replace what is not', () => {
    expect([decodeName('plain'), decodeName('\xc3\xa9'), decodeName('\xff')]).toEqual(['plain', 'é', '\ufffd']);
  });

  it('know the absent file', () => {
    expect(['/dev/null', '/dev/null\t2020', '/dev/null\r', '/dev/nullx', 'dev/null'].map(isDevNull)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
