import type { FileReport } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { oxlintAnalyzer, oxlintStyleAnalyzer } from './oxlint';
import { OXLINT_RULES } from './rules';

const context = {
  limits: { fileTimeoutMs: 20_000, runTimeoutMs: 60_000, memoryMb: 1500 },
  signal: new AbortController().signal,
};

function check(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly FileReport[]> {
  const given = Object.entries(files).map(([path, text], index) => ({
    id: `${index}`,
    path,
    content: Buffer.from(text),
  }));
  return oxlintAnalyzer(keptWorkers).analyze(given, context);
}

async function rulesIn(text: string, path = 'app.ts'): Promise<readonly string[]> {
  const [report] = await check({ [path]: text });
  expect(report!.error).toBeUndefined();
  return report!.findings.map(({ lines, rule }) => `${lines!.start}-${lines!.end} ${rule}`).sort();
}

/** A defect on the second line, and the same without it. */
const TWINS: readonly (readonly [rule: string, path: string, bad: string, good: string])[] = [
  ['no-const-assign', 'a.js', 'const a = f();\na = 2;', 'export let a = f();\na = 2;'],
  [
    'use-isnan',
    'a.ts',
    'export function f(x: number) {\n  return x === NaN;\n}',
    'export const f = (x: number) => Number.isNaN(x);',
  ],
  [
    'no-unsafe-finally',
    'a.js',
    'export function f() { try { g(); } finally {\n  return 1; } }',
    'try { g(); } finally { h(); }',
  ],
  ['for-direction', 'a.js', 'let n = 9;\nfor (let i = 0; i < n; i--) f(i);', 'for (let i = 0; i < 9; i++) f(i);'],
  [
    'unicorn/require-post-message-target-origin',
    'a.js',
    'export const f = () =>\n  frames[0].parent.postMessage(1);',
    'export const f = () => { parentPort.postMessage([\n  1,\n]); worker.postMessage(2); };',
  ],
  [
    'react/no-danger',
    'a.tsx',
    'export const A = ({ text }) =>\n  <p dangerouslySetInnerHTML={{ __html: text }} />;',
    'export const A = ({ text }) => <><p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} /><p dangerouslySetInnerHTML={{ __html: "<b>a</b>" }} /></>;',
  ],
  [
    'oxc/bad-bitwise-operator',
    'a.js',
    'export let a = f();\na |= b.name;',
    'export let flags = f();\nflags |= Bits.LAST;\ng(flags | Bits.FIRST);',
  ],
  [
    'promise/valid-params',
    'a.js',
    'const p = f();\np.then(a, b, c);\nexport { p };',
    'export const s = z.catch(z.string(), "none");',
  ],
  [
    'no-unmodified-loop-condition',
    'a.js',
    'export function f(on, g) {\n  while (on) g(); }',
    'export function f(list, last, g) { while (list?.length) g(list); for (let a = 1; last || a; a -= 1) g(a); }',
  ],
  [
    'jest/valid-expect',
    'a.test.js',
    'it("a", () => {\n  expect(1); });',
    'it("a", () => { expect(f(), "it runs").toBe(1); });',
  ],
  ['oxc/missing-throw', 'a.js', 'if (f()) {\n  new Error("no"); }', 'if (f()) throw new Error("no");'],
  [
    'typescript/no-duplicate-enum-values',
    'a.ts',
    'export enum E { A = 1,\n  B = 1 }',
    'export enum E { A = 1,\n  B = 2 }',
  ],
  [
    'promise/no-new-statics',
    'a.js',
    'export const p =\n  new Promise.resolve(1);',
    'export const p = Promise.resolve(1);',
  ],
  [
    'unicorn/no-invalid-fetch-options',
    'a.js',
    'await fetch("/a",\n { method: "GET", body: "x" });',
    'await fetch("/a", { method: "POST", body: "x" });',
  ],
  ['node/no-exports-assign', 'a.cjs', '"use strict";\nexports = { a: 1 };', 'module.exports = { a: 1 };'],
  [
    'react/jsx-key',
    'a.tsx',
    'export const L = ({ xs }: P) => <ul>{\n xs.map((x) => <li>{x}</li>)}</ul>;',
    'export const L = ({ xs }: P) => <ul>{xs.map((x) => <li key={x}>{x}</li>)}</ul>;',
  ],
  [
    'jest/no-focused-tests',
    'a.test.ts',
    '\nit.only("works", () => expect(1).toBe(1));',
    'it("works", () => expect(1).toBe(1));',
  ],
];

describe('oxlint', () => {
  it.each(TWINS)('finds %s and is silent on the good twin', async (rule, path, bad, good) => {
    expect(await rulesIn(bad, path)).toContainEqual(expect.stringMatching(new RegExp(`^2-\\d+ oxlint/${rule}$`)));
    expect(await rulesIn(good, path)).toEqual([]);
  });

  it('says what is wrong and what to do', async () => {
    const [report] = await check({ 'src/a.js': 'export const a = { key: 1, other: 2, key: 3 };\n' });
    expect(report!.findings).toEqual([
      {
        rule: 'oxlint/no-dupe-keys',
        tool: 'oxlint',
        severity: 'warning',
        category: 'bug',
        message: "Duplicate key 'key'. Consider removing the duplicated key.",
        path: 'src/a.js',
        lines: { start: 1, end: 1 },
        helpUrl: 'https://oxc.rs/docs/guide/usage/linter/rules/eslint/no-dupe-keys.html',
      },
    ]);
  });

  it('reports a syntax error as the one finding of the file', async () => {
    const [report] = await check({ 'a.ts': 'const x = NaN === 1;\nfunction f( {\n' });
    expect(report!.findings).toMatchObject([{ rule: 'oxlint/syntax-error', severity: 'blocker', lines: { start: 2 } }]);
  });

  it('does not take Flow for a syntax error', async () => {
    const [report] = await check({ 'a.js': '/**\n * @flow\n */\nconst f = (x: ?number) => x;\n' });
    expect(report).toMatchObject({ findings: [], error: 'it is written in Flow' });
  });

  it('is not silenced by the file', async () => {
    const bad = 'const a = 1;\na = 2;';
    const silencers = [
      '/* eslint-disable */',
      '/* oxlint-disable */',
      '// eslint-disable-next-line',
      '/* eslint no-const-assign: 0 */',
    ];
    for (const silencer of silencers) {
      expect(await rulesIn(bad.replace('\n', `\n${silencer}\n`), 'a.js')).toContain('3-3 oxlint/no-const-assign');
    }
    expect(await rulesIn(bad.replace('2;', '2; // eslint-disable-line'), 'a.js')).toContain(
      '2-2 oxlint/no-const-assign',
    );
  });

  it('is not configured by the change, and answers every file in order whatever its name and content', async () => {
    const bad = 'const a = 1;\na = 2;\n';
    const names = [
      '.oxlintrc.json/../x.js',
      'a\nb.js',
      '../../etc/x.js',
      '/etc/passwd.ts',
      '-c.js',
      '$(id).mjs',
      `${'n'.repeat(300)}.js`,
    ];
    const reports = await check({
      ...Object.fromEntries(names.map((name) => [name, bad])),
      'empty.js': '',
      'latin1.js': Buffer.from([0x2f, 0x2f, 0xe9, 0x0a, ...Buffer.from(bad)]),
      'bom.js': `\ufeff${bad}`,
    });
    expect(reports.map(({ path }) => path)).toEqual([...names, 'empty.js', 'latin1.js', 'bom.js']);
    expect(
      reports.map(({ findings }) => findings.find(({ rule }) => rule === 'oxlint/no-const-assign')?.lines?.start),
    ).toEqual([...names.map(() => 2), undefined, 3, 2]);
  });

  it('gives up only the file that breaks the tool', async () => {
    const bad = 'const a = 1;\na = 2;\n';
    const reports = await check({ 'a.js': bad, 'deep.js': `x = ${'['.repeat(200_000)}`, 'b.js': bad });
    expect(reports.map(({ findings, error }) => (error === undefined ? findings.length > 0 : 'error'))).toEqual([
      true,
      'error',
      true,
    ]);
  });

  it('rejects when it is cancelled', async () => {
    const files = [{ id: '1', path: 'a.js', content: Buffer.from('a()') }];
    const run = oxlintAnalyzer(keptWorkers).analyze(files, { ...context, signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('the rule table', () => {
  it('names each rule once, with a help link', () => {
    expect(new Set(OXLINT_RULES.map(({ id }) => id)).size).toBe(OXLINT_RULES.length);
    expect(OXLINT_RULES.filter(({ helpUrl }) => helpUrl === undefined).map(({ id }) => id)).toEqual([
      'oxlint/syntax-error',
    ]);
  });

  it('is part of the version', () => {
    expect(oxlintAnalyzer(keptWorkers).version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  });
});

/** One line for each rule of style. */
const STYLED: readonly (readonly [rule: string, line: string])[] = [
  ['no-var', 'var a = f();'],
  ['prefer-const', 'let b = f(); g(b);'],
  ['eqeqeq', 'if (a == b) f();'],
  ['no-else-return', 'export function c(x: number) { if (x) { return 1; } else { return 2; } }'],
  ['no-lonely-if', 'if (a) { f(); } else { if (b) { g(); } }'],
  ['no-useless-rename', 'export const { d: d } = f();'],
  ['no-useless-concat', 'f("a" + "b");'],
  ['no-useless-return', 'export function e() { f(); return; }'],
  ['no-unneeded-ternary', 'f(a === b ? true : false);'],
  ['no-nested-ternary', 'f(a ? 1 : b ? 2 : 3);'],
  ['no-extra-boolean-cast', 'if (!!a) f();'],
  ['no-unused-labels', 'h: f();'],
  ['object-shorthand', 'f({ a: a });'],
  ['prefer-template', 'f("a" + b);'],
  ['prefer-spread', 'f.apply(undefined, b);'],
  ['prefer-rest-params', 'export function i() { return arguments; }'],
  ['prefer-exponentiation-operator', 'f(Math.pow(a, 2));'],
  ['default-case-last', 'switch (a) { default: f(); break; case 1: g(); }'],
  ['yoda', 'if (1 === a) f();'],
  ['typescript/array-type', 'export let j: Array<string>;'],
  ['typescript/consistent-type-imports', 'import { K } from "./k"; export let k: K;'],
  ['typescript/no-inferrable-types', 'export const m: number = 1;'],
  ['react/self-closing-comp', 'export const n = <p></p>;'],
  ['react/jsx-boolean-value', 'export const o = <p hidden={true} />;'],
  ['react/jsx-no-useless-fragment', 'export const p = <><b /></>;'],
  ['unicorn/prefer-node-protocol', 'import fs from "fs"; fs.rm();'],
];

describe('the preset style', () => {
  it('finds what each of its rules is about, says so under a name of its own, and nothing of a file that does not parse', async () => {
    const analyzer = oxlintStyleAnalyzer(keptWorkers);
    const texts = [STYLED.map(([, line]) => line).join('\n'), 'let = ;'];
    const files = texts.map((text, at) => ({ id: `${at}`, path: `${at}.tsx`, content: Buffer.from(text) }));
    const [styled, broken] = await analyzer.analyze(files, context);
    const found = styled!.findings.map(({ rule, lines }) => `${lines!.start} ${rule}`);
    for (const [at, [rule]] of STYLED.entries()) expect(found).toContain(`${at + 1} oxlint-style/${rule}`);
    expect(broken!.findings).toEqual([]);
    expect(analyzer.rules.map(({ id }) => id).sort()).toEqual(STYLED.map(([rule]) => `oxlint-style/${rule}`).sort());
  });
});
