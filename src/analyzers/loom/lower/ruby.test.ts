import { loadParser, type Parse } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerRuby } from './ruby';

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser('ruby');
});

const CASES: Readonly<Record<string, readonly [source: string, lowered: readonly string[]]>> = {
  'classes and methods, whose last value is returned': [
    'class A::B < C::D\n  X = 1\n  skip_check\n  def self.f(a, b = 2, *c, d:, e: 3, **g, &h) = a + b\n  def initialize(a)\n    @a = a\n  end\n  private def z; end\nend\nmodule M; end\n',
    [
      '(class A.B < C.D [(var static X 1) skip_check() (static function f (a, b=2, ...c, d, e=3, ...g, h) [(return (+ a b))]) (function constructor (a) [(return (= this.a a))]) (private function z () [])])',
      '(class M [])',
    ],
  ],
  'calls, and what has neither arguments nor a block': [
    'redirect_to params[:url], notice: "x"\nfoo&.bar 1, *a, **b, &c\nNet::HTTP.get(u)\na.b.c\na.html_safe\na.strip.to_i\nUser.new(x)\nf :a => 1, "b" => 2\nl.(1)\nsuper\nyield a\n',
    [
      'redirect_to(params["url"], notice="x")',
      'foo.bar(1, ...a, ...b, &=c)',
      'Net.HTTP.get(u)',
      'a.b.c',
      'a.html_safe()',
      'a.strip.to_i()',
      'new User(x)',
      'f(a=1, b=2)',
      'l(1)',
      'super()',
      'yield(a)',
    ],
  ],
  'blocks and lambdas': [
    '[1].each do |i, (j, k)| next if j; puts i end\nm { |x| x * 2 }\nl = ->(a) { a }\nl = lambda { |a| a }\n',
    [
      '(list 1).each(&=(function (i, (list j k)) [(if j [(jump)]) (return puts(i))]))',
      'm(&=(function (x) [(return (* x 2))]))',
      '(= l (function (a) [(return a)]))',
      '(= l (function (a) [(return a)]))',
    ],
  ],
  strings: [
    '"a#{b}c"\n\'a\' "b"\n:"a#{b}"\n%w[a b]\n%i[a b]\n`ls #{x}`\n/a/\n/a#{b}/i\n"%s" % x\nf(<<~A, <<~B)\n  one #{x}\nA\n  two\nB\n',
    [
      '(template "a" b "c")',
      '"ab"',
      '(template "a" b)',
      '(list "a" "b")',
      '(list "a" "b")',
      '`((template "ls " x))',
      'a',
      'new Regexp((template "a" b))',
      '(template "%s" x)',
      'f((template "\\n  one " x "\\n"), "\\n  two\\n")',
    ],
  ],
  assignments: [
    '@user, $y = a.b, 1\nx ||= 3\nx[1] = x.y = 4\nsql << "a#{z}"\nx = if a then b else c end\n{a: 1, "b" => 2, c:, **d}\n',
    [
      '(= (list this.user y) (list a.b 1))',
      '(||= x 3)',
      '(= x[1] (= x.y 4))',
      '(+= sql (template "a" z))',
      '(if a [(= x b)] [(= x c)])',
      '(map "a": 1 "b": 2 "c": c ...d)',
    ],
  ],
  conditions: [
    'foo unless z\nif a and not b then c elsif !d then e else f end\nvalid? or raise "no"\nx = a ? b : c\nreturn a, b if c\n',
    [
      '(if (! z) [foo])',
      '(if (&& a (! b)) [c] [(if (! d) [e] [f])])',
      '(if (! valid?()) [(throw "no")])',
      '(= x (? a b c))',
      '(if c [(return (list a b))])',
    ],
  ],
  'loops and cases': [
    'while x do break end\nuntil x do y end\nfor i in 1..3 do p i end\nputs(x) while y\ncase x\nwhen 1, 2 then a\nwhen String then b\nelse c\nend\ncase x\nin [Integer => q] then q\nin {name:} then name\nend\n',
    [
      '(loop x [(jump)])',
      '(loop (! x) [y])',
      '(loop i of (.. 1 3) [p(i)])',
      '(loop y [puts(x)])',
      '(switch x (case 1 2 [a]) (case String [b]) (case [c]))',
      '(switch x (case (unknown) [(= q x) q]) (case (unknown) [(= name x) name]))',
    ],
  ],
  'what is caught, in every form': [
    'begin\n  a\nrescue A, B::C => e\n  retry\nrescue\n  raise X, "m"\nelse\n  z\nensure\n  f\nend\nx = b rescue c\ndef w\n  d\nrescue\n  e\nend\n',
    [
      '(try [a z] (catch A|B.C e [(jump)]) (catch [(throw new X("m"))]) (finally [f]))',
      '(try [(= x b)] (catch [(= x c)]))',
      '(function w () [(try [(return d)] (catch [(return e)]))])',
    ],
  ],
  'what it can of broken text': ['def broken(\n  x = f(1\n', ['broken', 'x', 'f', '1']],
};

it.each(Object.entries(CASES))('lowers %s', (_, [source, lowered]) => {
  expect(printStatements(lowerRuby(parse(source)))).toEqual(lowered);
});
