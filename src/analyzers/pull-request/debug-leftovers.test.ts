import { debugLeftovers } from './debug-leftovers';
import { changeOf } from './testing/change-view';

function found(path: string, ...added: readonly string[]): string[] {
  const findings = debugLeftovers.find(changeOf({ path, added, status: 'added' }));
  return findings.map(({ rule, lines }) => `${rule.slice('pull-request/'.length)}:${lines!.start}`);
}

describe('debug leftovers', () => {
  it.each([
    ['src/a.ts', '  debugger;'],
    ['app/a.py', 'breakpoint()'],
    ['app/a.py', '    import pdb; pdb.set_trace()'],
    ['app/a.py', 'from ipdb import set_trace'],
    ['app/a.rb', '  binding.pry'],
    ['app/a.rb', 'byebug'],
    ['web/a.php', 'var_dump($user);'],
    ['web/a.php', '  dd($request->all());'],
    ['A.cs', 'Debugger.Break();'],
    ['src/a.rs', 'let x = dbg!(y);'],
    ['a.go', '\tspew.Dump(request)'],
  ])('in %s: %s', (path, line) => {
    expect(found(path, 'x = 1', line)).toEqual(['debug-statement:2']);
  });

  it.each([
    ['src/a.ts', '// debugger;'],
    ['src/a.ts', `debugger${' '.repeat(200_000)}x`],
    ['src/a.ts', 'const debuggerUrl = open(debugger_);'],
    ['app/a.py', '# breakpoint()'],
    ['app/a.py', 'breakpoints = breakpoint_list()'],
    ['app/a.py', 'import pdbparse'],
    ['web/a.php', '$this->add($x);'],
    ['web/a.php', 'my_var_dump($x);'],
    ['a.md', 'debugger;'],
  ])('not in %s: %s', (path, line) => {
    expect(found(path, line)).toEqual([]);
  });

  it('finds tests that run alone, in test files only', () => {
    expect(
      found('src/a.test.ts', "it.only('works', () => {", "describe.only.each([1])('x', () => {", "it('only', () => {"),
    ).toEqual(['focused-test:1', 'focused-test:2']);
    expect(found('spec/a_spec.rb', "  it 'works', focus: true do")).toEqual(['focused-test:1']);
    expect(found('src/query.ts', "test.only('x')")).toEqual([]);
  });

  it('mentions console output once per file, and not where printing is the purpose', () => {
    const findings = debugLeftovers.find(
      changeOf({ path: 'src/page.ts', added: ['console.log(a);', 'b();', '  console.dir(c);'] }),
    );
    expect(findings).toMatchObject([
      { rule: 'pull-request/console-output', severity: 'info', lines: { start: 2, end: 2 } },
    ]);
    expect(findings[0]!.message).toContain('1 more');
    for (const path of [
      'src/cli/main.ts',
      'scripts/build.js',
      'src/a.test.ts',
      'examples/a.js',
      'bin/loom.js',
      'vite.config.ts',
    ]) {
      expect(found(path, 'console.log(a);')).toEqual([]);
    }
    expect(found('src/page.ts', 'console.error(a);', '// console.log(a)')).toEqual([]);
  });

  it('leaves files alone that nobody maintains by hand', () => {
    expect(debugLeftovers.find(changeOf({ path: 'vendor/a.js', added: ['debugger;'], selected: false }))).toEqual([]);
  });
});
