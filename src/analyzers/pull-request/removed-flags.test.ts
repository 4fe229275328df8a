import { removedFlags } from './removed-flags';
import { changeOf } from './testing/change-view';

function found(definition: { readonly path: string; readonly removed: string; readonly left?: string }, code: string) {
  const { path, removed, left = '' } = definition;
  const change = changeOf({ path, removed: [removed] }, { path: 'src/shop.ts', added: ['x'] });
  const file = (name: string, text: string) => [name, { id: name, path: name, content: Buffer.from(text) }] as const;
  return removedFlags
    .find({ ...change, headFiles: new Map([file(path, left), file('src/shop.ts', code)]) })
    .map(({ path: at, lines }) => `${at}:${lines?.start}`);
}

describe('removed flags', () => {
  it.each([
    ['config/feature-flags.json', '  "new-checkout": true,', "a();\nif (isEnabled('new-checkout')) b();"],
    ['src/flags.ts', '  newCheckout: false,', '\nif (flags.newCheckout) b();'],
    ['config/features.yml', 'NEW_CHECKOUT: true', 'a();\nfeature("NEW_CHECKOUT");'],
  ])('are told where they are still asked for: %s', (path, removed, code) => {
    expect(found({ path, removed }, code)).toEqual(['src/shop.ts:2']);
  });

  it('are none where the definition still has them, no flag is asked for, or another is', () => {
    const removed = '  newCheckout: false,';
    expect(found({ path: 'src/flags.ts', removed, left: 'newCheckout: true' }, 'flags.newCheckout')).toEqual([]);
    expect(found({ path: 'src/prices.ts', removed }, 'flags.newCheckout')).toEqual([]);
    expect(found({ path: 'src/flags.ts', removed }, 'const newCheckout = flags();')).toEqual([]);
    expect(found({ path: 'src/flags.ts', removed }, 'flags.newCheckouts')).toEqual([]);
  });
});
