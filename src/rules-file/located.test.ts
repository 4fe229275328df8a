import { keyText, type Located, valueAt } from './located';

describe('keyText', () => {
  it.each<[PropertyKey[], string]>([
    [[], ''],
    [['gate'], 'gate'],
    [['pipelines', 1, 'severity'], 'pipelines[1].severity'],
    [['rules', 'ruff/S*', 'paths', 0], 'rules["ruff/S*"].paths[0]'],
    [['a\n"b'], '["a\\n\\"b"]'],
    [['\u202e'], '["\\u{202e}"]'],
  ])('writes %j', (path, expected) => {
    expect(keyText(path)).toBe(expected);
  });
});

describe('valueAt', () => {
  const leaf: Located = { value: 1, at: 3, lettersAt: null, keyAt: 0, children: new Map() };
  const root: Located = { value: { a: 1 }, at: 0, lettersAt: null, keyAt: null, children: new Map([['a', leaf]]) };

  it('finds what is there and nothing else', () => {
    expect(valueAt(root, [])).toBe(root);
    expect(valueAt(root, ['a'])).toBe(leaf);
    expect(valueAt(root, ['a', 'b'])).toBeNull();
    expect(valueAt(root, ['constructor'])).toBeNull();
  });
});
