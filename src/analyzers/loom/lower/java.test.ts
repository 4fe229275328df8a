import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerJava } from './java';

async function lowered(text: string): Promise<readonly string[]> {
  const parse = await loadParser('java');
  return printStatements(lowerJava(parse(text)));
}

/** Statements as they stand in a method's body. */
async function inBody(text: string): Promise<readonly string[]> {
  const [only] = await lowered(`class A { void m() {\n${text}\n} }`);
  const inner = /^\(class A \[\(function m \(\) :void \[(.*)\]\)\]\)$/s.exec(only ?? '')?.[1];
  return inner === undefined ? ['not one method'] : [inner];
}

describe('lowering Java', () => {
  it('names imports by what they bring in', async () => {
    expect(
      await lowered('package a.b; import java.util.*; import java.io.File; import static java.lang.Math.max;'),
    ).toEqual([
      '(import * java.util java.util)',
      '(import File java.io.File java.io.File)',
      '(import max java.lang.Math.max java.lang.Math.max)',
    ]);
  });

  it('keeps annotations, types and modifiers of methods and parameters', async () => {
    expect(
      await lowered(
        '@RequestMapping(value = "/x", method = {GET}) class A<T> extends B<T> implements C { ' +
          '@Override public <R> List<R> m(@RequestParam("q") final String q, int... rest) throws E { return q; } A(int a) { super(a); } }',
      ),
    ).toEqual([
      '(class @RequestMapping(value="/x", method=(list GET)) A < B, C [' +
        '(@Override public function m (@RequestParam("q")q:String, ...rest:int[]) :List [(return q)]) ' +
        '(function constructor (a:int) [super(a)])])',
    ]);
  });

  it('gives every declared name its own variable', async () => {
    expect(await lowered('class A { private static final String X = "a", Y; int[] z[]; }')).toEqual([
      '(class A [(var private static final :String X "a") (var private static final :String Y) (var :int[][] z)])',
    ]);
  });

  it('makes fields of the components of a record and calls of the constants of an enum', async () => {
    expect(await lowered('record R(@NotNull String s) { } enum E { A, B(1); int f; }')).toEqual([
      '(class R [(var final @NotNull :String s)])',
      '(class E [(var static final :E A new E()) (var static final :E B new E(1)) (var :int f)])',
    ]);
  });

  it.each([
    ['String s = "a" + b;', '(var :String s (+ "a" b))'],
    ['var s = (String) x;', '(var s (cast :String x))'],
    ['int[] a = new int[n];', '(var :int[] a new Array(n))'],
    ['int[] a = new int[]{1, 0x2L};', '(var :int[] a (list 1 0x2))'],
    ['new a.B<>(c) { void m() {} };', 'new a.B(c, &=(function () [(class < a.B [(function m () :void [])])]))'],
    ['this.a = b ? c : d;', '(= this.a (? b c d))'],
    ['f(x -> x + 1, (A a) -> { g(); }, B::c);', 'f((function (x) [(return (+ x 1))]), (function (a:A) [g()]), B.c)'],
    ['a[i]++;', '(++ a[i])'],
    ['X.class.getName();', 'X.class.getName()'],
    ['String s = """\n  "a" b""";', '(var :String s "\\n  \\"a\\" b")'],
    [
      'boolean b = o instanceof String s && s.isEmpty();',
      '(var :boolean b (&& (instanceof (= s (cast :String o)) String) s.isEmpty()))',
    ],
    [
      'boolean b = o instanceof P(int x, var y);',
      '(var :boolean b (&& (&& (instanceof o P) (= x (cast :int o))) (= y (cast :var o))))',
    ],
  ])('lowers the expressions of %s', async (text, expected) => {
    expect(await inBody(text)).toEqual([expected]);
  });

  it.each([
    ['if (a) b(); else if (c) { d(); }', '(if a [b()] [(if c [d()])])'],
    ['for (int i = 0; i < n; i++) f(i);', '(var :int i 0) (loop (< i n) [f(i) (++ i)])'],
    ['for (Map.Entry<K, V> e : m) f(e);', '(loop (cast :Map.Entry e) of m [f(e)])'],
    ['do { f(); } while (a);', '(loop a [f()])'],
    ['out: for (;;) { break out; }', '(loop [(jump)])'],
    [
      'try (A a = b(); c) { d(); } catch (X | Y e) { } finally { f(); }',
      '(try [(using [(var :A a b()) c] [d()])] (catch X|Y e []) (finally [f()]))',
    ],
    ['synchronized (a) { b(); }', '(using [a] [b()])'],
    [
      'switch (x) { case 1: case 2: f(); break; default: g(); }',
      '(switch x (case 1 []) (case 2 [f() (jump)]) (case [g()]))',
    ],
    [
      'switch (x) { case A, B -> f(); case String s when s.isEmpty() -> g(); }',
      '(switch x (case A B [f() (jump)]) (case (&& (instanceof (= s (cast :String x)) String) s.isEmpty()) [g() (jump)]))',
    ],
    [
      'return switch (x) { case 1 -> a; default -> { yield b; } };',
      '(return (? (== x 1) a (function () [(return b)])()))',
    ],
    ['assert a : "b"; throw e;', 'assert(a, "b") (throw e)'],
  ])('lowers the statements of %s', async (text, expected) => {
    expect(await inBody(text)).toEqual([expected]);
  });

  it('looks through what is not finished for what it knows', async () => {
    expect((await lowered('class A { void m() { f(b); String x = ; g(c')).join(' ')).toMatch(/f\(b\).*g/);
  });
});
