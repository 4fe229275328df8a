import { expectComments, type Expectation } from './expect-comments';
import { modelHost } from './testing/model-host';
import { scene } from './testing/scene';

const REF = { tenant: 't', repository: 'r', number: 1 };

/** How often the host was told, for these counts in turn. */
function told(counts: readonly number[], given: Partial<Expectation> = {}, now = 1_000): number {
  const { host: state } = scene({}, {});
  const deps = {
    host: modelHost(state, (_, effect) => Promise.resolve(effect())),
    clock: () => now,
    signal: new AbortController().signal,
  };
  const tell = expectComments({ ref: REF, inline: true, readAt: 0, standing: 2, ...given }, deps);
  for (const count of counts) tell(count);
  return state.expected;
}

describe('expectComments', () => {
  it('tells the host once, as soon as more was found than stands already', () => {
    expect(told([0, 2])).toBe(0);
    expect(told([0, 3, 4, 5])).toBe(1);
  });

  it('tells nothing where no comment will be written on a line', () => {
    expect(told([9], { inline: false })).toBe(0);
  });

  it('tells nothing once the pull request has to be read again', () => {
    expect(told([9], {}, 60_000)).toBe(0);
  });
});
