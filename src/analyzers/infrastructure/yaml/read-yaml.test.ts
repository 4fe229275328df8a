import { reach } from '../reach';
import { wording } from '../value';
import { readYamlDocuments } from './read-yaml';

function at(text: string, path: string): unknown {
  const [hit] = reach(readYamlDocuments(text)[0]!, path);
  return hit && { text: wording(hit.value), line: hit.line };
}

describe('a YAML text', () => {
  it('gives every document', () => {
    expect(readYamlDocuments('a: 1\n---\nb: 2\n')).toHaveLength(2);
  });

  it.each([
    ['a:\n  b: 1\n', 'a.b', { text: '1', line: 2 }],
    ['a:\n  - b: 1\n  - b: 2\n', 'a.b', { text: '1', line: 2 }],
    ['a: &x\n  b: 1\nc: *x\n', 'c.b', { text: '1', line: 2 }],
    ['x: &x\n  b: 1\na:\n  <<: *x\n  c: 2\n', 'a.b', { text: '1', line: 2 }],
    ['x: &x\n  b: 1\na:\n  <<: *x\n  b: 2\n', 'a.b', { text: '2', line: 5 }],
    ['a: !Ref B\n', 'a', { text: 'B', line: 1 }],
    ['a: !Sub "${B}-c"\n', 'a', { text: '${B}-c', line: 1 }],
    ['a:\nb: 1\n', 'a', { text: null, line: 1 }],
    ['{"a": {\n"b": true}}', 'a.b', { text: 'true', line: 2 }],
  ])('reads %j at %s', (text, path, expected) => {
    expect(at(text, path)).toEqual(expected);
  });

  it('takes an alias to something around it as unknown', () => {
    expect(at('a: &x\n  b: *x\n', 'a.b')).toEqual({ text: 'x', line: 2 });
  });

  it.each([
    ['a: 1\nb: 2\na: 3\n', 'line 3: this key is in its map twice'],
    ['a:\n - b: {\n', 'it does not parse: line'],
    ['['.repeat(50_000), 'nested too deeply'],
    [
      `a: &a0 [x]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &a${n + 1} [${`*a${n}, `.repeat(9)}]\n`).join('')}`,
      'too large once its aliases',
    ],
  ])('refuses what cannot be read (%#)', (text, message) => {
    expect(() => readYamlDocuments(text)).toThrow(message);
  });
});
