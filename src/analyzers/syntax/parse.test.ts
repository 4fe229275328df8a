import type { Grammar } from './grammars';
import { child, descendants, named, textOf } from './node';
import { loadParser } from './parse';

const SAMPLES: Readonly<Record<Grammar, readonly [text: string, root: string]>> = {
  bash: ['echo "$1"\n', 'program'],
  cpp: ['int main() { return 0; }\n', 'translation_unit'],
  csharp: ['class A { void B() { } }\n', 'compilation_unit'],
  go: ['package a\n\nfunc b() {}\n', 'source_file'],
  hcl: ['resource "a" "b" {\n  c = 1\n}\n', 'config_file'],
  java: ['class A { void b() { } }\n', 'program'],
  javascript: ['const a = <b>c</b>;\n', 'program'],
  kotlin: ['fun a() {}\n', 'source_file'],
  php: ['<?php echo $a;\n', 'program'],
  python: ['def a():\n    return 1\n', 'module'],
  ruby: ['def a\n  1\nend\n', 'program'],
  rust: ['fn a() {}\n', 'source_file'],
  tsx: ['const a: string = <b>c</b>;\n', 'program'],
  typescript: ['const a = <string>b;\n', 'program'],
};

it.each(Object.entries(SAMPLES) as [Grammar, readonly [string, string]][])(
  'reads %s',
  async (grammar, [text, kind]) => {
    const parse = await loadParser(grammar);
    const root = parse(text);
    expect(root.kind).toBe(kind);
    expect([...descendants(root)].filter((node) => node.kind === 'ERROR')).toEqual([]);
    for (const node of descendants(root)) {
      for (const below of node.children) {
        expect(below.parent).toBe(node);
        expect(below.start).toBeGreaterThanOrEqual(node.start);
        expect(below.end).toBeLessThanOrEqual(node.end);
      }
    }
  },
);

it('counts lines from 1 and offsets in UTF-16 units', async () => {
  const parse = await loadParser('javascript');
  const root = parse('"😀";\nlet a = f(1,\n  2);\n');
  const call = [...descendants(root)].find(({ kind }) => kind === 'call_expression');
  expect(call && { line: call.line, endLine: call.endLine, text: textOf(call) }).toEqual({
    line: 2,
    endLine: 3,
    text: 'f(1,\n  2)',
  });
  expect(call && textOf(child(call, 'function')!)).toBe('f');
  expect(call && named(child(call, 'arguments')!).map(textOf)).toEqual(['1', '2']);
});

it('reads half-written text as far as it goes', async () => {
  const root = (await loadParser('python'))('def a(:\n  x = (1\n');
  expect([...descendants(root)].some(({ kind }) => kind === 'ERROR')).toBe(true);
});

it('refuses what nobody wrote by hand', async () => {
  const parse = await loadParser('javascript');
  expect(() => parse('['.repeat(5_000) + ']'.repeat(5_000))).toThrow('nested deeper than 600 levels');
});
