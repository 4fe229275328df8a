import { languageFile, flowRule } from '../data/schema';
import { loadParser } from '../../syntax';
import { lowerJavascript } from '../lower/javascript';
import { createResolver, nameIndex } from '../names';
import { compileFlow, runFlow } from '.';

const example = ['-', '-', '-'];
const FILE = languageFile.parse({
  sources: { remote: [{ read: ['input'] }, { call: ['ask'] }] },
  passes: [{ call: ['*.add'], args: '*', into: 'receiver' }],
  stops: [{ call: ['count'] }, { read: ['*.length'] }],
  guards: [{ call: ['*.includes'], args: [0] }],
});
const RULES = [
  flowRule.parse({
    rule: 'sink',
    kind: 'flow',
    sinks: [{ call: ['harm'], args: [0] }, { assign: ['*.inner'] }, { entry: ['html'], to: ['draw'] }],
    cleans: [{ call: ['escape'] }],
    bad: example,
    ok: example,
  }),
  flowRule.parse({
    rule: 'size',
    kind: 'flow',
    numbers: true,
    sinks: [{ call: ['grow'], args: [0] }],
    bad: example,
    ok: example,
  }),
];
const NOTHING = nameIndex<string>([]);

async function follow(text: string): Promise<readonly string[]> {
  const root = (await loadParser('javascript'))(text);
  const program = { language: 'javascript', path: 'a.js', root, body: lowerJavascript(root) } as const;
  const resolver = createResolver(program, {
    declared: NOTHING,
    calls: NOTHING,
    members: NOTHING,
    handlers: nameIndex<never>([]),
    parameters: new Map(),
  });
  return runFlow(program, compileFlow(FILE, RULES), resolver).map(
    ({ rule, node, source }) => `${rule} ${source.line}->${node.line}`,
  );
}

describe('data of others is followed', () => {
  it.each([
    ['through a variable', 'const a = input.x;\nharm(a);', '1->2'],
    ['through text that is joined', 'const a = `x ${input}`;\nharm("y" + a);', '1->2'],
    ['through one of two branches', 'let a = "";\nif (b) a = input;\nharm(a);', '2->3'],
    ['through a loop into the next round', 'let a = "";\nfor (const b of c) {\n harm(a);\n a = input;\n}', '4->3'],
    ['out of a list', 'for (const a of [input])\n harm(a);', '1->2'],
    ['through a field', 'const a = { b: input };\nharm(a.b);', '1->2'],
    ['through what is taken apart', 'const { b: { c } } = input;\nharm(c);', '1->2'],
    ['through a function that is handed on', 'function f(then) { then(input); }\nf((a) => harm(a));', '1->2'],
    [
      'into a function that is named',
      'function f(then) { then.call(null, input); }\nfunction g(a) { harm(a); }\nf(g);',
      '1->2',
    ],
    ['out of a function that is handed on', 'function f(make) { harm(make()); }\nf(() => input);', '2->1'],
    ['through two that hand it on', 'function f(a) { g(a); }\nfunction g(b) { b(input); }\nf((c) => harm(c));', '2->3'],
    ['through a function', 'function f(a) { return a + 1; }\nharm(f(input));', '2->2'],
    [
      'out of a loop that is left early',
      'let a = "";\nwhile (b) {\n if (c) {\n  a = input;\n  break;\n }\n}\nharm(a);',
      '4->8',
    ],
    ['out of its place in a list', 'const a = new ArrayList();\na.add("x");\na.add(input);\nharm(a.get(1));', '3->4'],
    ['into a function', 'const f = (a) => {\n harm(a);\n};\nf(ask());', '4->2'],
    ['into a function that stands below', 'g(input);\nfunction g(a) {\n harm(a);\n}', '1->3'],
    ['into the callback of its own method', 'input.split().forEach((a) =>\n harm(a));', '1->2'],
    ['by what a closure changed', 'let a;\nb(() => { a = input; });\nharm(a);', '2->3'],
    [
      'from the constructor to a method',
      'class A {\n constructor() { this.b = input; }\n c() { harm(this.b); }\n}',
      '2->3',
    ],
    ['from one method to another', 'class A {\n b = "";\n c() { this.b = input; }\n d() { harm(this.b); }\n}', '3->4'],
    ['into what collects it, call by call', 'const a = make();\na.add("x").add(input);\nharm(a);', '2->3'],
    ['into what collects it', 'const a = new Set();\na.add(input);\nharm(a);', '2->3'],
    ['to where it is put', 'a.inner = input;', '1->1'],
    ['to an option', 'draw({ html: input });', '1->1'],
    ['past an error', 'let a;\ntry { a = input; } catch { b(); }\nharm(a);', '2->3'],
    ['past a test for nothing', 'const a = input;\nif (a === null) return;\nharm(a);', '1->3'],
    ['behind a test of what is counted', 'let a = 0;\nfor (const b of c) a++;\nif (a > 1)\n harm(input);', '4->4'],
    ['after an unknown function', 'harm(unknown(input));', '1->1'],
  ])('%s', async (_, text, path) => {
    expect(await follow(text)).toEqual([`sink ${path}`]);
  });
});

describe('data of others does no harm', () => {
  it.each([
    ['cleaned for this rule', 'harm(escape(input));'],
    ['made a number', 'harm(count(input) + 1);\nharm(input.length);\nharm(input * 2);'],
    ['compared', 'harm(input === a);'],
    ['replaced before it arrives', 'let a = input;\na = "b";\nharm(a);'],
    ['on another branch', 'let a = "";\nif (b) { a = input; return; }\nharm(a);'],
    ['equal to a constant', 'if (input === "a") harm(input);'],
    ['on a list', 'const a = input;\nif (!known.includes(a)) throw new Error();\nharm(a);'],
    ['in a case that names it', 'switch (input) {\n case "a":\n harm(input);\n}'],
    ['behind a test that never holds', 'const a = 7;\nif (a * 6 - 100 > 0) harm(input);\nharm(a < 3 ? input : "b");'],
    [
      'in a case that never comes',
      'const a = "ab".charAt(1);\nswitch (a) {\n case "a": harm(input); break;\n default: b();\n}',
    ],
    [
      'at another place of a list',
      'const a = new ArrayList();\na.add("x");\na.add(input);\na.remove(0);\na.add("y");\nharm(a.get(1));',
    ],
    ['at another place of a map', 'const a = new HashMap();\na.put("x", "y");\na.put("z", input);\nharm(a.get("x"));'],
    ['in another field', 'const a = { b: input, c: 1 };\nharm(a.c);'],
    ['asked about', 'const user = database.find(input);\nharm(user.name);'],
    ['the name is somebody else’s', 'function ask() {}\nfunction harm() {}\nharm(1);'],
  ])('when it is %s', async (_, text) => {
    expect(await follow(text)).toEqual([]);
  });
});

it('numbers do harm where sizes are decided', async () => {
  expect(await follow('grow(count(input));')).toEqual(['size 1->1']);
});

it('ends with functions that call each other without end', async () => {
  const many = Array.from(
    { length: 40 },
    (_, at) => `function f${at}(a) { f${(at + 1) % 40}(a); f${(at + 7) % 40}(a); return a; }`,
  );
  expect(await follow(`${many.join('\n')}\nharm(f0(input));`)).toEqual(['sink 41->41']);
});

it('names the lines between, in order', async () => {
  const root = (await loadParser('javascript'))('const a = input;\nconst b = a + 1;\nlet c;\nc = b;\nharm(c);');
  const program = { language: 'javascript', path: 'a.js', root, body: lowerJavascript(root) } as const;
  const resolver = createResolver(program, {
    declared: NOTHING,
    calls: NOTHING,
    members: NOTHING,
    handlers: nameIndex<never>([]),
    parameters: new Map(),
  });
  const [hit] = runFlow(program, compileFlow(FILE, RULES), resolver);
  expect(hit?.steps.map(({ line }) => line)).toEqual([2, 4]);
});
