import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerKotlin } from './kotlin';

async function lowered(text: string): Promise<readonly string[]> {
  const parse = await loadParser('kotlin');
  return printStatements(lowerKotlin(parse(text)));
}

describe('lowering Kotlin', () => {
  it('names imports by what they bring in', async () => {
    expect(await lowered('package a\nimport java.io.File\nimport a.b.*\nimport a.C as D\n')).toEqual([
      '(import File java.io.File java.io.File)',
      '(import * a.b a.b)',
      '(import D a.C a.C)',
    ]);
  });

  it('reads classes with what stands in their heads', async () => {
    expect(
      await lowered(
        '@Service\nclass A(private val db: Db) : B(db), I {\n  companion object {\n    const val K = "k"\n  }\n}',
      ),
    ).toEqual(['(class @Service A < B, I [(var private :Db db) new B(db) (var const K "k")])']);
  });

  it('reads both forms of names in a string', async () => {
    expect(await lowered('val a = "x $name and ${b.c(1)}"\nval d = "\\$5"\n')).toEqual([
      '(var a (template "x " name " and " b.c(1)))',
      '(var d "\\\\$5")',
    ]);
  });

  it('reads lambdas after the parentheses as arguments', async () => {
    expect(await lowered('fun m() { a.b(1) { x -> x.c() }\n  list.map { it.d } }')).toEqual([
      '(function m () [a.b(1, (function (x) [(return x.c())])) list.map((function (it) [(return it.d)]))])',
    ]);
  });

  it('reads what the grammar binds too tightly', async () => {
    expect(await lowered('fun m() { if (!a.b.c(1)) return\n  d!!.e() }')).toEqual([
      '(function m () [(if (! a.b.c(1)) [(return)]) d.e()])',
    ]);
  });

  it('reads control flow as statements and as values', async () => {
    expect(
      await lowered(
        'fun m(a: Int): Int {\n  for (i in b) { if (i == 1) break else c() }\n  when (a) { 1, 2 -> x() else -> y() }\n  val v = if (a > 1) 1 else 2\n  try { r() } catch (e: IOException) { return 1 } finally { s() }\n  return v\n}',
      ),
    ).toEqual([
      '(function m (a:Int) :Int [(loop i of b [(if (== i 1) [(jump)] [c()])]) (switch a (case 1 2 [x()]) (case [y()])) (var v (? (> a 1) 1 2)) (try [r()] (catch IOException e [(return 1)]) (finally [s()])) (return v)])',
    ]);
  });

  it('puts an object that is made on the spot into a class', async () => {
    expect(await lowered('val t = object : Trust { override fun check(a: String) {} }')).toEqual([
      '(var t new Trust(&=(function () [(class < Trust [(override function check (a:String) [])])])))',
    ]);
  });

  it('survives what is half-written', async () => {
    expect(await lowered('class A { fun m( { val x = ')).toBeInstanceOf(Array);
  });
});
