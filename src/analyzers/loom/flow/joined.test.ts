import type { SyntaxNode } from '../../syntax';
import { createEngine } from '../engine';
import type { FlowRules } from './flow-rules';
import { formatted, joined } from './joined';
import type { Taint, Value } from './value';

const taint: Taint = {
  group: 'remote',
  source: {} as SyntaxNode,
  steps: [],
  clean: new Set(),
  quoted: new Set(['sql-injection']),
  number: false,
};
const contexts: FlowRules['contexts'] = [
  { rule: 'ssrf', before: /^https:\/\/[^/]+\//, groups: null },
  { rule: 'xss', before: /^https:/, groups: ['parameter'] },
];
const rules = { contexts } as unknown as FlowRules;
const text = (value: string): Value => ({ taints: [], fields: null, text: value });
const outside = (): Value => ({ taints: [taint], fields: null });

function cleanAfter(...parts: readonly Value[]): readonly string[] {
  return joined(parts, rules).taints.flatMap(({ clean }) => [...clean]);
}

it('frees what is escaped for quotes between quotes only', () => {
  expect(cleanAfter(text("select '"), outside(), text("'"))).toEqual(['sql-injection']);
  expect(cleanAfter(text('select "it\'s" and '), outside())).toEqual([]);
  expect(cleanAfter(text('a=\\"'), outside())).toEqual(['sql-injection']);
  expect(cleanAfter(text('select '), outside())).toEqual([]);
});

it('frees what stands behind a text that a rule names', () => {
  expect(cleanAfter(text('https://a.example/'), outside())).toEqual(['ssrf']);
  expect(cleanAfter(text('https://'), outside(), text('/'))).toEqual([]);
});

it('asks where it came from when a context holds for some sources', () => {
  const handed: Value = { taints: [{ ...taint, group: 'parameter' }], fields: null };
  expect(cleanAfter(text('https:'), handed)).toEqual(['xss']);
});

it('remembers what stood before in text that grows', () => {
  const begun = joined([text("where a='"), { taints: [], fields: null }], rules);
  expect(cleanAfter(begun, outside())).toEqual(['sql-injection']);
});

it('takes a format apart, and makes numbers where it does', () => {
  const { parts, taken } = formatted("%s='%d' 100%%", [outside(), outside()]);
  expect(parts.map((part) => part.text)).toEqual(['', undefined, "='", '\u0000', "' 100", '']);
  expect(taken.map(({ taints }) => taints[0]?.number)).toEqual([false, true]);
});

it('takes a format with braces apart', () => {
  const { parts } = formatted("a='{1,5:d}' {{0}} {0}", [text('x'), outside()], 'braces');
  expect(parts.map((part) => part.text)).toEqual(["a='", undefined, "' ", '{', '0', '}', ' ', 'x', '']);
});

it.each([
  ['escaped and quoted', '$a = addslashes($_GET[\'a\']); mysql_query("select \'" . $a . "\'");', 0],
  ['escaped and bare', "$a = addslashes($_GET['a']); mysql_query('select ' . $a);", 1],
  ['hidden by a variable of the same name', "$system = 1; system($_GET['a']);", 1],
  ['added to zero', '$a = $_GET[\'a\']; $a += 0; mysql_query("select $a");', 0],
  ['given by an own method', "class A { function b() { return $_GET['c']; } } $a = new A(); system($a->b());", 1],
])('finds PHP text that is %s', async (_, code, count) => {
  expect((await createEngine()('a.php', `<?php ${code}`))?.hits).toHaveLength(count);
});

it.each([
  ['in either of two tests', 'if a == "x" || a == "y" { exec.Command(a) }', 0],
  ['in one of two tests', 'if a == "x" || b == "y" { exec.Command(a) }', 1],
  ['in a table', 'if known[a] { exec.Command(a) }', 0],
  [
    'by a prefix of another form of it',
    'p := "/d/" + a\nif !strings.HasPrefix(filepath.Clean(p), "/d/") { return }\nos.Open(p)',
    0,
  ],
  [
    'by a part that is empty',
    'u, err := url.Parse(a)\nif err != nil || u.Hostname() != "" { return }\nhttp.Redirect(w, r, u.String(), 302)',
    0,
  ],
  [
    'of a member, by a bound',
    'var in T\njson.NewDecoder(r.Body).Decode(&in)\nif in.Size > 9 { return }\nuse(make([]byte, in.Size))',
    0,
  ],
  ['until it is set anew', 'if !strings.HasPrefix(a, "/d/") { return }\na = r.FormValue("c")\nos.Open(a)', 1],
  [
    'for what both of two ways clear',
    'if r.Close { if !known[a] { return } } else { if !filepath.IsLocal(a) { return } }\nos.Open(a)',
    0,
  ],
  [
    'for nothing that one of two ways leaves',
    'if r.Close { if !known[a] { return } } else { if !filepath.IsLocal(a) { return } }\nexec.Command(a)',
    1,
  ],
  ['by a named test', 'ok := known[a]\nif !ok { return }\nexec.Command(a)', 0],
])('knows what is cleared %s', async (_, body, count) => {
  const code = `func f(r *http.Request) {\na, b := r.FormValue("a"), 1\n${body}\n}`;
  expect((await createEngine()('a.go', code))?.hits).toHaveLength(count);
});

it.each([
  ['appended', 'Item.where("q = \'" << params[:q] << "\'")'],
  ['given by a method without arguments', 'Item.where("q = \'#{term}\'")'],
  ['left by a method that stands below', 'Item.where("q = \'#{@term}\'")'],
])('finds Ruby text that is %s', async (_, line) => {
  const code = `class A < ApplicationController\ndef index\n${line}\nend\ndef term\n@term = params[:q]\nend\nend`;
  expect((await createEngine()('a.rb', code))?.hits.map(({ rule }) => rule)).toEqual(['sql-injection']);
});

it('puts what a call reads into the argument that takes it', async () => {
  const code = 'func f(r *http.Request) {\nvar in T\njson.NewDecoder(r.Body).Decode(&in)\nexec.Command(in.Tool)\n}';
  expect((await createEngine()('a.go', code))?.hits.map(({ node }) => node.line)).toEqual([4]);
});
