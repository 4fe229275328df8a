import { Linter } from 'eslint';
import { createJudge, type EslintWire } from './judge';
import { ESLINT_ROWS } from './rules';

const judge = createJudge(new Linter({ configType: 'flat', cwd: '/' }), ESLINT_ROWS);

async function linesOf(text: string, path = 'a.js'): Promise<readonly string[]> {
  const wires = (await judge({ path, text })) as readonly EslintWire[];
  return wires.map(({ rule, start, end }) => `${start}-${end} ${rule.split('/').at(-1)}`);
}

describe('createJudge', () => {
  it('reads modules, scripts, JSX, decorators and TypeScript', async () => {
    const found = ['2-2 detect-eval-with-expression'];
    expect(await linesOf('import a from "a";\neval(a);', 'a.mjs')).toEqual(found);
    expect(await linesOf('with (a) { b = 010; }\neval(a);', 'a.js')).toEqual(found);
    expect(await linesOf('const a = <b>{c}</b>;\neval(a);', 'a.JSX')).toEqual(found);
    expect(await linesOf('@tag class A {}\neval(a);', 'a.js')).toEqual(found);
    expect(await linesOf('const a = <T,>(x: T): x is T & A => !!x;\neval(a as any);', 'a.ts')).toEqual(found);
    expect(await linesOf('const a: A = <b />;\neval(a as any);', 'a.tsx')).toEqual(found);
    expect(await linesOf('const a = <A>b;\neval(a as any);', 'a.cts')).toEqual(found);
  });

  it('obeys nothing that the file says about rules', async () => {
    for (const order of [
      '/* eslint-disable */',
      '// eslint-disable-next-line',
      '/* eslint node-security/detect-eval-with-expression: 0 */',
    ]) {
      expect(await linesOf(`${order}\neval(a);`)).toEqual(['2-2 detect-eval-with-expression']);
    }
    expect(await linesOf('eval(a); // eslint-disable-line')).toEqual(['1-1 detect-eval-with-expression']);
  });

  it('takes a comment for nothing that makes data harmless', async () => {
    const found = ['1-1 property'];
    expect(await linesOf('node.innerHTML = text; // escapeHtml(text)')).toEqual(found);
    expect(await linesOf('node.innerHTML = /* 😀\n escapeHtml( */ text;')).toEqual(['1-2 property']);
    expect(await linesOf('node.innerHTML = escapeHtml(text); // text')).toEqual([]);
  });

  it('counts lines as git does', async () => {
    expect(await linesOf('// one\u2028eval(a);\r\neval(b);\reval(c);\n')).toEqual([
      '1-1 detect-eval-with-expression',
      '2-2 detect-eval-with-expression',
    ]);
  });

  it('is milder in tests', async () => {
    const text = 'https.request({ rejectUnauthorized: false });\neval(a);';
    expect(await linesOf(text, 'src/a.js')).toEqual(['1-1 no-self-signed-certs', '2-2 detect-eval-with-expression']);
    expect(await linesOf(text, 'src/a.test.js')).toEqual(['2-2 detect-eval-with-expression']);
    expect(await linesOf(text, 'src/__tests__/a.js')).toEqual(['2-2 detect-eval-with-expression']);
  });

  it('says where a file does not parse', () => {
    expect(() => judge({ path: 'a.ts', text: 'const a = 1;\nconst = 2;\n' })).toThrow(/^it does not parse: line 2: /);
    expect(() => judge({ path: 'a.js', text: 'const a = 1;\nconst = 2;\n' })).toThrow(/^it does not parse: line 2: /);
  });

  it('shows a long finding where it begins', async () => {
    const text = `element.innerHTML = a +\n${'b +\n'.repeat(30)}c;`;
    expect(await linesOf(text)).toEqual(['1-1 property']);
  });
});
