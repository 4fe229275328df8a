import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerGo } from './go';

async function lowered(text: string): Promise<readonly string[]> {
  return printStatements(lowerGo((await loadParser('go'))(`package p\n${text}`)));
}

/** The statements of one function's body. */
async function inside(text: string): Promise<string> {
  return (await lowered(`func f() {\n${text}\n}`)).join('\n').replace(/^\(function f \(\) \[|\]\)$/g, '');
}

it('names packages as their paths do by convention', async () => {
  expect(
    await lowered('import ("os/exec"; f "fmt"; . "x/y"; "github.com/labstack/echo/v4"; "gopkg.in/yaml.v3")'),
  ).toEqual([
    '(import exec exec os/exec)',
    '(import f fmt fmt)',
    '(import * y x/y)',
    '(import echo echo github.com/labstack/echo/v4)',
    '(import yaml yaml gopkg.in/yaml.v3)',
  ]);
});

it('puts methods into their type, under `this`', async () => {
  expect(
    await lowered(
      'type S struct {\n*Base\nDB *sql.DB `json:"db"`\n}\nfunc (s *S) Get(id string) error { return s.DB.Do(id) }',
    ),
  ).toEqual([
    '(class S < Base [(var @tag("json:\\"db\\"") :sql.DB DB) (function Get (id:string) :error [(return this.DB.Do(id))])])',
  ]);
  expect(await lowered('func (T) M() {}')).toEqual(['(class T [(function M () [])])']);
});

it('takes a declaration of several names apart', async () => {
  expect(await inside('a, err := g(b...)\nc, d := 1, "x"\nvar e, h int\nc, d = d, c')).toBe(
    '(var (list a err) g(...b)) (var c 1) (var d "x") (var :int e) (var :int h) (= c d) (= d c)',
  );
});

it.each([
  ['if x := g(); x > 0 { return } else if y { z() }', '(var x g()) (if (> x 0) [(return)] [(if y [z()])])'],
  ['for i := 0; i < 3; i++ { g(i) }', '(var i 0) (loop (< i 3) [g(i) (++ i)])'],
  ['for k, v := range m { break }', '(loop (list k v) of m [(jump)])'],
  ['for range m {}\nfor a {}\nfor {}', '(loop _ of m []) (loop a []) (loop [])'],
  ['switch x { case 1, 2: g()\ndefault: h() }', '(switch x (case 1 2 [g()]) (case [h()]))'],
  ['switch t := x.(type) { case *A: g(t) }', '(var t x) (switch t (case A [g(t)]))'],
  [
    'select { case m := <-c: g(m)\ncase d <- 1: }',
    '(switch (case (await c) [(var m (await c)) g(m)]) (case d [(+= d 1)]))',
  ],
  ['go g(x)\ndefer func() { h() }()', 'g(x) (function () [h()])()'],
])('lowers %s', async (text, expected) => {
  expect(await inside(text)).toBe(expected);
});

it('tells what makes an object from what is a list or a map', async () => {
  expect(await inside('g(&p.T{A: 1, B: x}, []T{{1}}, map[string]int{"a": b}, gin.H{"k": v}, M{k: 1})')).toBe(
    'g((reference new p.T(A=1, B=x)), (list new T(1)), (map "a": b), new gin.H(k=v), new M(k=1))',
  );
});

it('tells conversions from calls', async () => {
  expect(await inside('g(string(b), []byte(s), x.(io.Reader), h[int](y), make([]byte, n), a[1:], *p)')).toBe(
    'g((cast :string b), (cast :[]byte s), (cast :io.Reader x), h(y), make([]byte, n), a[], (reference p))',
  );
});

it('returns named results where a return is bare', async () => {
  expect(await lowered('func f() (x int, err error) { return }')).toEqual([
    '(function f () :(x int, err error) [(var :int x) (var :error err) (return (list x err))])',
  ]);
});

it('goes through half-written text', async () => {
  expect(await lowered('func f( {\n g(a\n')).not.toEqual([]);
});
