import { nameIndex } from './name-index';
import { readNames } from './testing/read-names';

async function typesOfFirst(text: string): Promise<readonly (readonly string[])[]> {
  const { program, resolver } = await readNames('a.js', text, {
    handlers: nameIndex([
      [['app.use'], { arity: 3, first: null, parameters: ['', 'Request'] }],
      [['app.use', 'app.get'], { arity: null, first: null, parameters: ['Request', 'Response'] }],
    ]),
  });
  const { value } = program.body.find(({ kind }) => kind === 'function') as Extract<
    (typeof program.body)[number],
    { kind: 'function' }
  >;
  const scope = resolver.names.scopeOf(value);
  return value.params.map(({ target }) => resolver.typesOf(target, scope));
}

describe('the types of a handler', () => {
  it('are those that the call tells, wherever the function stands', async () => {
    expect(await typesOfFirst("app.get('/', [check, show]); function show(a, b) { a.b(); }")).toEqual([
      ['Request'],
      ['Response'],
    ]);
  });

  it('depend on how many parameters it takes', async () => {
    expect(await typesOfFirst('app.use(fail); function fail(a, b, c) {}')).toEqual([[], ['Request'], []]);
  });

  it('are unknown where nobody hands it on', async () => {
    expect(await typesOfFirst('app.close(show); function show(a) {}')).toEqual([[]]);
  });
});
