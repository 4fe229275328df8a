import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerPhp } from './php';

async function lowered(text: string): Promise<readonly string[]> {
  return printStatements(lowerPhp((await loadParser('php'))(text)));
}

async function php(text: string): Promise<string> {
  return (await lowered(`<?php ${text}`)).join(' ');
}

it('echoes the text around the code', async () => {
  expect(await lowered('<b><?= $a ?></b><?php echo $b ?>\n')).toEqual([
    'echo("<b>")',
    'echo(a)',
    'echo("</b>")',
    'echo(b)',
  ]);
});

it.each([
  ['$a = "x $b[c] {$d->e} \\n$f";', '(= a (template "x " b["c"] " " d.e " \\\\n" f))'],
  ['$a = <<<T\nx $b\nT;', '(= a (template "x " b))'],
  ["$a .= 'x' . $b;", '(+= a (+ "x" b))'],
  ['`ls $a`;', 'shell_exec((template "ls " a))'],
  ['$a = $_GET["b"] ?? null;', '(= a (?? _GET["b"] null))'],
  ['[$a, "k" => $b] = $c;', '(= (map a "k": b) c)'],
  ['list($a, $b) = f();', '(= (list a b) f())'],
  ['$a[] = (int) $b;', '(= a[] (cast :int b))'],
  ['$a = $b ?: $c;', '(= a (? b b c))'],
  ['$a = match($b) { 1, 2 => "x", default => "y" };', '(= a (? (|| (== b 1) (== b 2)) "x" "y"))'],
  ['@include "a.php"; print($b);', 'include("a.php") print(b)'],
  ['$a->b($c)?->d; A::b(...$c); self::$e; $a->{$f};', 'a.b(c).d A.b(...c) this.e a[f]'],
  ['new \\A\\B(x: 1); new static;', 'new A.B(x=1) new this()'],
  [
    '$f = fn($x) => $x; $g = function ($y) use ($z) { return $y; };',
    '(= f (function (x) [(return x)])) (= g (function (y) [(return y)]))',
  ],
])('lowers %s', async (text, expected) => {
  expect(await php(text)).toBe(expected);
});

it.each([
  ['if ($a): echo 1; elseif ($b): echo 2; else: echo 3; endif;', '(if a [echo(1)] [(if b [echo(2)] [echo(3)])])'],
  ['if ($a and $b !== 1) { } else f();', '(if (&& a (!= b 1)) [] [f()])'],
  ['foreach ($a as $k => &$v) { }', '(loop (list k v) of a [])'],
  ['for ($i = 0, $j = 1; $i < 3; $i++) f();', '(= i 0) (= j 1) (loop (< i 3) [f() (++ i)])'],
  ['switch ($a) { case 1: f(); break; default: g(); }', '(switch a (case 1 [f() (jump)]) (case [g()]))'],
  ['try { f(); } catch (A | B $e) { g(); } finally { h(); }', '(try [f()] (catch A|B e [g()]) (finally [h()]))'],
  ['if (!$a) exit; die("x");', '(if (! a) [exit() (throw)]) die("x") (throw)'],
])('lowers %s', async (text, expected) => {
  expect(await php(text)).toBe(expected);
});

it('lowers classes with what they use, promote and annotate', async () => {
  expect(
    await php(
      'use A\\{B, C as D}; class X extends B implements D { use T; const K = 1; ' +
        '#[Route("/x")] public function __construct(private ?Repo $r, $s = []) { } }',
    ),
  ).toBe(
    '(import B A.B A\\B) (import D A.C A\\C) (class X < B, D, T [(var const K 1) (var private :Repo r) ' +
      '(@Route("/x") public function constructor (r:Repo, s=(list)) [(= this.r r)])])',
  );
});

it('goes through half-written text', async () => {
  expect(await lowered('<?php function f($a { if ($b ')).not.toEqual([]);
});
