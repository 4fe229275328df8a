import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerCSharp } from './csharp';

async function lowered(text: string): Promise<readonly string[]> {
  const parse = await loadParser('csharp');
  return printStatements(lowerCSharp(parse(text)));
}

/** Statements as they stand in a method's body. */
async function inBody(text: string): Promise<readonly string[]> {
  const [only] = await lowered(`class A { void M() {\n${text}\n} }`);
  const inner = /^\(class A \[\(function M \(\) :void \[(.*)\]\)\]\)$/s.exec(only ?? '')?.[1];
  return inner === undefined ? ['not one method'] : [inner];
}

describe('lowering C#', () => {
  it('names what using brings in', async () => {
    expect(
      await lowered('using System; using static System.Math; using IO = System.IO; namespace A.B; class C {}'),
    ).toEqual([
      '(import * System System)',
      '(import * System.Math System.Math)',
      '(import IO System.IO System.IO)',
      '(class C [])',
    ]);
  });

  it('keeps attributes, types and fallbacks of methods and parameters', async () => {
    expect(
      await lowered(
        'namespace A { [ApiController] class C<T> : D, E<F> { ' +
          '[HttpPost("a")] public async Task<int> M([FromQuery(Name = "q")] string q, int n = 3, params object[] rest) => q; ' +
          'C(int a) : base(a) { } } }',
      ),
    ).toEqual([
      '(class @ApiController C < D, E [' +
        '(@HttpPost("a") async public async function M (@FromQuery(Name="q")q:string, n:int=3, ...rest:object[]) :int [(return q)]) ' +
        '(function constructor (a:int) [base(a)])])',
    ]);
  });

  it('calls attributes by the name that they are used by', async () => {
    expect(await lowered('[SerializableAttribute] class C { [Http.HttpPostAttribute] void M() { } }')).toEqual([
      '(class @Serializable C [(@Http.HttpPost function M () :void [])])',
    ]);
  });

  it('makes fields and functions of properties, and fields of the parameters of records', async () => {
    expect(
      await lowered(
        'record R(string S) { public string P { get; set; } = "z"; int Q { get { return x; } set => x = value; } int T => 1; }',
      ),
    ).toEqual([
      '(class R [(var :string S) (var public :string P "z") (var :int Q) ' +
        '(function get_Q () :int [(return x)]) (function set_Q () :int [(return (= x value))]) (var :int T 1)])',
    ]);
  });

  it.each([
    ['var s = $"a{b}c";', '(var s (template "a" b "c"))'],
    ['var s = @"c:\\x";', '(var s "c:\\\\x")'],
    ['var n = 10_000L;', '(var n 10000)'],
    ['int[] a = new int[n];', '(var :int[] a new Array(n))'],
    ['var c = new[] { 1, b };', '(var c (list 1 b))'],
    ['var c = new List<int> { 1, b };', '(var c new List(items=(list 1 b)))'],
    ['var c = new Cookie("a") { Secure = true };', '(var c new Cookie("a", Secure=true))'],
    ['var c = new D { ["a"] = 1, ["b"] = c };', '(var c new D(items=(map "a": 1 "b": c)))'],
    ['Foo f = new(1);', '(var :Foo f new Foo(1))'],
    ['var a = new { A = 1, b, c.D };', '(var a (map "A": 1 "b": b "D": c.D))'],
    ['a?.B?.C(q, name: r, out var o, ref p);', 'a.B.C(q, name=r, (reference (cast o)), (reference p))'],
    ['f(this, base.X, a!.B);', 'f(this, base.X, a.B)'],
    ['a[1] ??= b ?? c;', '(??= a[1] (?? b c))'],
    ['var s = a[1..2];', '(var s a[])'],
    ['var s = (string)a; var t = b as string;', '(var s (cast :string a)) (var t (cast :string b))'],
    [
      'var b = o is string s && s.Length > 0;',
      '(var b (&& (instanceof (= s (cast :string o)) string) (> s.Length 0)))',
    ],
    ['var b = o is not null;', '(var b (! (== o null)))'],
    ['var b = x is > 3 and < 5;', '(var b (&& (> x 3) (< x 5)))'],
    ['var b = o is Foo { P: 1 } f;', '(var b (&& (instanceof (= f (cast :Foo o)) Foo) (== o.P 1)))'],
    [
      'f(x => x + 1, async (int a) => { await g(); }, delegate (int u) { });',
      'f((function (x) [(return (+ x 1))]), (async async function (a:int) [(await g())]), (function (u:int) []))',
    ],
    ['var q = from u in us where u.X == k select u.Y;', '(var q (unknown (= u us) (== u.X k) u.Y))'],
    [
      'var w = x switch { 1 => a, string t when b => t, _ => throw new E() };',
      '(var w (? (== x 1) a (? (&& (instanceof (= t (cast :string x)) string) b) t (unknown new E()))))',
    ],
  ])('lowers the expressions of %s', async (text, expected) => {
    expect(await inBody(text)).toEqual([expected]);
  });

  it.each([
    ['if (a) b(); else if (c) { d(); }', '(if a [b()] [(if c [d()])])'],
    [
      'for (int i = 0, j = 1; i < n; i++, j--) f(i);',
      '(var :int i 0) (var :int j 1) (loop (< i n) [f(i) (++ i) (-- j)])',
    ],
    [
      'foreach (Foo f in m) { } foreach (var (k, v) in m) { }',
      '(loop (cast :Foo f) of m []) (loop (list k v) of m [])',
    ],
    ['while (a) { continue; } do { } while (b);', '(loop a [(jump)]) (loop b [])'],
    ['using (var a = b()) { c(); }', '(using [(var a b())] [c()])'],
    ['a(); using var b = c(); d();', 'a() (using [(var b c())] [d()])'],
    ['lock (this) { a(); }', '(using [this] [a()])'],
    [
      'try { a(); } catch (E e) when (b) { throw; } catch { } finally { c(); }',
      '(try [a()] (catch E e [b (throw)]) (catch []) (finally [c()]))',
    ],
    [
      'switch (x) { case 1: case 2: f(); break; case string s when b: goto case 1; default: g(); break; }',
      '(switch x (case 1 []) (case 2 [f() (jump)]) (case (&& (instanceof (= s (cast :string x)) string) b) [(jump)]) (case [g() (jump)]))',
    ],
    [
      'yield return a; int F(int b) => b; (c, d) = e();',
      '(yield a) (function F (b:int) :int [(return b)]) (= (list c d) e())',
    ],
    ['checked { a(); } unsafe { b(); } out: c();', 'a() b() c()'],
    ['#if DEBUG\na();\n#else\nb();\n#endif', 'a() b()'],
  ])('lowers the statements of %s', async (text, expected) => {
    expect(await inBody(text)).toEqual([expected]);
  });

  it('looks through what is not finished for what it knows', async () => {
    expect((await lowered('class A { void M() { f(b); string x = ; g(c')).join(' ')).toMatch(/f\(b\).*g/);
  });
});
