import { readsEnvironment, undeclaredVariables } from './environment';
import { changeOf } from './testing/change-view';

const EXAMPLE = new Map([['.env.example', '# the address\nBASE_URL=\nexport API_KEY=\n#OLD_ONE=\n']]);

function found(
  path: string,
  added: readonly string[],
  headTexts: ReadonlyMap<string, string> = EXAMPLE,
): readonly string[] {
  const change = { ...changeOf({ path, added }), headTexts };
  return undeclaredVariables.find(change).map(({ message }) => /`(\w+)`/.exec(message)![1]!);
}

describe('environment variables that no example names', () => {
  it.each([
    ['a.ts', 'const a = process.env.NEW_ONE;'],
    ['a.js', "const a = process.env['NEW_ONE'];"],
    ['a.py', 'a = os.environ.get("NEW_ONE", "")'],
    ['a.go', 'a := os.Getenv("NEW_ONE")'],
    ['a.rb', "a = ENV.fetch('NEW_ONE')"],
    ['a.php', "$a = getenv('NEW_ONE');"],
    ['A.java', 'String a = System.getenv("NEW_ONE");'],
  ])('%s: %s', (path, line) => {
    expect(found(path, [line, line])).toEqual(['NEW_ONE']);
    expect(readsEnvironment(changeOf({ path, added: [line] }))).toBe(true);
  });

  it.each([
    ['a.ts', 'const a = process.env.BASE_URL;'],
    ['a.ts', 'const a = process.env.OLD_ONE;'],
    ['a.ts', 'const a = process.env.NODE_ENV;'],
    ['a.test.ts', 'const a = process.env.NEW_ONE;'],
    ['a.md', 'process.env.NEW_ONE'],
  ])('%s: %s is known, or nobody has to set it', (path, line) => expect(found(path, [line])).toEqual([]));

  it('are nobody to tell where there is no example', () => {
    expect(found('a.ts', ['const a = process.env.NEW_ONE;'], new Map())).toEqual([]);
    expect(readsEnvironment(changeOf({ path: 'a.ts', added: ['const a = 1;'] }))).toBe(false);
  });
});
