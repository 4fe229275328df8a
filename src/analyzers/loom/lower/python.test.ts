import { loadParser, type Parse } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerPython } from './python';

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser('python');
});

const CASES: Readonly<Record<string, readonly [source: string, lowered: readonly string[]]>> = {
  imports: [
    'import os, os.path as p\nimport a.b\nfrom a.b import c as d, e\nfrom . import f\nfrom .g import *\nfrom __future__ import annotations\n',
    [
      '(import os os os)',
      '(import p os.path os.path)',
      '(import a a a.b)',
      '(import d a.b.c a.b)',
      '(import e a.b.e a.b)',
      '(import f .f .)',
      '(import * .g .g)',
    ],
  ],
  'functions with what is declared about them': [
    '@app.route("/x", methods=["GET"])\nasync def f(a, b: int = 3, *args, c: List[str], d: Optional[x.Y] = None, e: "Z | None", **kw) -> R:\n  return await g(a, k=1, *b, **kw)\n',
    [
      '(@app.route("/x", methods=(list "GET")) async function f (a, b:int=3, ...args, c:List, d:x.Y=null, e:Z, ...kw) :R [(return (await g(a, k=1, ...b, ...kw)))])',
    ],
  ],
  'classes, whose methods have no parameter for the object': [
    'class A(B, c.D, metaclass=M):\n  x: int\n  y = 3\n  def __init__(self, a): self.a = a\n  @staticmethod\n  def b(c): pass\n  @classmethod\n  def d(cls, c): return Session(c)\n',
    [
      '(class A < B, c.D [(var :int x) (var y 3) (function constructor (a) [(= this.a a)]) (@staticmethod static function b (c) []) (@classmethod function d (c) [(return new Session(c))])])',
    ],
  ],
  'assignments and declarations': [
    'x: Foo = y = z\na, (b, *c) = 1, 2\nx += 1\nx[1:2] = x[a] = x[a, b]\nif (n := f()): pass\n',
    [
      '(var :Foo x (= y z))',
      '(= (list a (list b ...c)) (list 1 2))',
      '(+= x 1)',
      '(= x[] (= x[a] x[(list a b)]))',
      '(if (= n f()) [])',
    ],
  ],
  strings: [
    'f"a{x!r:>{w}}b" \'more\' rb"x\\n"\n"a" \'b\'\n"%s and %s" % (a, b)\nquery % a\n',
    ['(template "a" x w "b" "more" "x\\\\n")', '"ab"', '(template "%s and %s" (list a b))', '(% query a)'],
  ],
  'paths that are joined': [
    "Path('a') / b / 'c'\nself.base_dir / name\nx / y\n",
    ['new Path("a").joinpath(b).joinpath("c")', 'this.base_dir.joinpath(name)', '(/ x y)'],
  ],
  'tests and choices': [
    'if a and not b is None or c not in d: x\nelif a < b <= c: y\nelse: z\nt = a if b else c\nassert a, "why"\n',
    [
      '(if (|| (&& a (! (== b null))) (! (in c d))) [x] [(if (&& (< a b) (<= b c)) [y] [z])])',
      '(= t (? b a c))',
      '(if (! a) [(throw "why")])',
    ],
  ],
  'loops with what runs after them': [
    'for i, j in x: break\nelse: q()\nwhile True: continue\nelse: q()\n',
    ['(loop (list i j) of x [(jump)])', '(if (unknown) [q()])', '(loop true [(jump)])', 'q()'],
  ],
  'what is caught and what is closed': [
    'try: a()\nexcept (A, b.B) as e: raise X from e\nexcept: raise\nelse: c()\nfinally: d()\nwith open(x) as f, g(): pass\n',
    [
      '(try [a() c()] (catch A|b.B e [(throw X)]) (catch [(throw)]) (finally [d()]))',
      '(using [(var f open(x)) g()] [])',
    ],
  ],
  'comprehensions as functions of what they take up': [
    'a = [f(i) for i in x if i]\nb = {k: v for k, v in z}\nsum(i for g in h for i in g)\n{**a, "k": 1}\n',
    [
      '(= a (function (i) [(if i [(return (list f(i)))])])(x))',
      '(= b (function ((list k v)) [(return (map k: v))])(z))',
      'sum((function (g) [(return (function (i) [(return (list i))])(g))])(h))',
      '(map ...a "k": 1)',
    ],
  ],
  'matching, where names take up the subject': [
    'match x:\n  case [a, b] if c: f(a)\n  case "s": pass\n  case A.B: pass\n  case other: g(other)\n',
    [
      '(switch x (case (unknown) [(= a x) (= b x) (if c [f(a)])]) (case "s" []) (case A.B []) (case [(= other x) g(other)]))',
    ],
  ],
  'what Python 2 wrote otherwise': ['print >>f, "x"\nexec code in d\n', ['print("x")', 'exec(code, d)']],
  'what it can of broken text': ['def broken(:\n  x = f(1\n', ['broken', 'x', 'f', '1']],
};

it.each(Object.entries(CASES))('lowers %s', (_, [source, lowered]) => {
  expect(printStatements(lowerPython(parse(source)))).toEqual(lowered);
});
