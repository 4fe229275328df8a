import { runsLiteral } from './runs-literal';

it.each([
  ["const code = 'f()';", true],
  ['let code = `\n  f();\n`;', true],
  ["code = 'f()'", true],
  ["code = input; code = 'f()';", true],
  ['const code = `f(${a})`;', false],
  ["const code = 'f(' + a + ')';", false],
  ["let code = 'f()'; code += a;", false],
  ["const code = 'f()'; code = a;", false],
  ["const code = 'f()'; function run(code) {", false],
  ["const code = 'f()'; const run = (a, code) => {", false],
  ["const code = 'f()'; const run = code =>", false],
  ["const code = 'f()'; if (code === a) {", true],
  ["other.code = 'f()';", false],
  ['', false],
])('after `%s` what is run is a literal: %s', (before, expected) => {
  expect(runsLiteral('  eval(code);', before)).toBe(expected);
});

it('asks of a name alone', () => {
  expect(runsLiteral('eval(code + 1);', "const code = 'f()';")).toBe(false);
  expect(runsLiteral('run(code);', "const code = 'f()';")).toBe(false);
});
