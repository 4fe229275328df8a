import { readNames } from './testing/read-names';
import { walk } from './walk';

async function namesOfCalls(text: string): Promise<readonly (readonly string[])[]> {
  const { program, resolver } = await readNames('A.java', text);
  const found: (readonly string[])[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'call') found.push(resolver.namesOf(expression.callee, scope));
    },
  });
  return found;
}

describe('a package whose names all come in', () => {
  it('may be where a name comes from that nobody declares', async () => {
    const text = 'import a.b.*; class A { void a() { Line.parse("x"); } }';
    expect(await namesOfCalls(text)).toEqual([['Line.parse', 'a.b.Line.parse']]);
  });

  it('gives the type of a variable its full name', async () => {
    const text = 'import a.b.*; class A { void a(Line line) { line.run(); } }';
    expect(await namesOfCalls(text)).toEqual([['line.run', 'Line.run', 'a.b.Line.run']]);
  });

  it('is not asked about names that are imported one by one, or declared here', async () => {
    const text = 'import a.b.*; import c.Line; class A { void a() { Line.parse("x"); A.of(); } }';
    expect(await namesOfCalls(text)).toEqual([['c.Line.parse'], ['A.of']]);
  });
});
