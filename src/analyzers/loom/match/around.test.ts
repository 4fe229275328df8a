import { descendants, loadParser, textOf } from '../../syntax';
import { isAround } from './around';

async function around(code: string, wanted: RegExp): Promise<boolean> {
  const root = (await loadParser('go'))(`package p\n${code}`);
  const here = [...descendants(root)].find((node) => node.kind === 'call_expression' && textOf(node) === 'here()');
  return isAround(here!, wanted);
}

it.each([
  ['func f() { if allowInsecure { here() } }', true],
  ['func insecureClient() { here() }', true],
  ['func f() { insecure := g(here()) }', true],
  ['func f() { switch a { case insecure: here() } }', true],
  ['func f() { if insecure { g() }; here() }', false],
  ['func f() { here() }', false],
])('reads %s', async (code, expected) => {
  expect(await around(code, /insecure/i)).toBe(expected);
});
