import { readProgram } from '../../loom';
import { textOf } from '../../syntax';
import { comparePrograms, type Comparison } from '.';

async function compare(base: string, head: string, path = 'a.ts'): Promise<Comparison> {
  const [old, now] = [await readProgram(path, base), await readProgram(path, head)];
  return comparePrograms(old!, now!);
}

async function kinds(base: string, head: string): Promise<readonly string[]> {
  return (await compare(base, head)).edits.map(({ kind }) => kind);
}

describe('comparing two programs', () => {
  it('finds nothing where only layout, comments, quotes and parentheses differ', async () => {
    expect(
      await kinds('function f(a) { return (a + "b"); }', "// note\nfunction f(a) {\n  return a + 'b';\n}"),
    ).toEqual([]);
  });

  it('takes functions that changed places, or moved to the end, for the same', async () => {
    const [one, two] = ['function one(a) { if (a) { go(a); } }', 'function two(b) { stop(b); }'];
    expect(await kinds(`${one}\n${two}`, `${two}\n${one}`)).toEqual([]);
  });

  it.each([
    ['try { a(); } catch (e) { b(); }', 'a();', ['unwrapped']],
    ['a(); b(); c();', 'a(); c();', ['removed']],
    ['if (x) { a(); } else { b(); }', 'if (x) { a(); }', ['branch']],
    ['f(trim(x));', 'f(x);', ['bared']],
    ['if (a && b && c) f();', 'if (a && c) f();', ['operand']],
    ['f(a <= b);', 'f(a < b);', ['operator']],
    ['f(a?.b);', 'f(a.b);', ['optional']],
    ['f(a, b);', 'f(a);', ['argument']],
    ['f(a, b);', 'f(b, a);', ['swapped']],
    ['f({ a: 1, b: 2 });', 'f({ a: 1 });', ['entry']],
    ['const f = (a = 1) => a;', 'const f = (a) => a;', ['fallback']],
    ['if (x) { a(); } else { b(); }', 'if (!x) { b(); } else { a(); }', []],
    ['a();', 'try { a(); } finally { b(); }', []],
  ])('%s => %s', async (base, head, expected) => expect(await kinds(base, head)).toEqual(expected));

  it('tells what is gone and where the head has what stayed', async () => {
    const { edits } = await compare('go(1);\nif (a && b) {\n  f();\n}', 'go(1);\nif (b) {\n  f();\n}');
    expect(edits).toMatchObject([{ kind: 'operand', place: { at: 1, test: true } }]);
    const [edit] = edits;
    expect(edit?.kind === 'operand' && [textOf(edit.dropped.node), edit.head.node.line]).toEqual(['a', 2]);
  });

  it('says nothing about a part that was written anew', async () => {
    const body = (name: string): string => Array.from({ length: 80 }, (_, at) => `${name}${at}(${at});`).join('\n');
    expect(await kinds(body('one'), body('two'))).toEqual([]);
  });
});
