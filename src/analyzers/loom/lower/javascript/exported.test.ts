import { descendants, loadParser } from '../../../syntax';
import { isExported } from './exported';

async function exportedFunctions(text: string): Promise<number> {
  const root = (await loadParser('javascript'))(text);
  return [...descendants(root)].filter(
    (node) => /function|method_definition/.test(node.kind) && node.children.length > 0 && isExported(node),
  ).length;
}

describe('isExported', () => {
  it.each([
    'export function a() {}',
    'export const a = () => 1;',
    'module.exports = function () {};',
    'exports.a = (b) => b;',
    'module.exports = { a() {} };',
    'function a() {} module.exports = { a };',
    'class A { b() {} } export { A };',
    'export default class { a() {} }',
  ])('sees that %s is', async (text) => {
    expect(await exportedFunctions(text)).toBe(1);
  });

  it.each(['function a() {}', 'const a = () => 1; module.exports = a();', 'export const b = list.map(() => 1);'])(
    'sees that %s is not',
    async (text) => {
      expect(await exportedFunctions(text)).toBe(0);
    },
  );
});
