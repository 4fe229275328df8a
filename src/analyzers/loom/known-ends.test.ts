import { createKnownEnds, endsWire, readEnds } from './known-ends';

const version = (id: string): { id: string; path: string } => ({ id, path: `${id}.js` });
const ends = (brings: readonly string[], harms: readonly string[]): { brings: Set<string>; harms: Set<string> } => ({
  brings: new Set(brings),
  harms: new Set(harms),
});

describe('createKnownEnds', () => {
  it('tells whether data of one file can do harm in another', () => {
    const known = createKnownEnds();
    known.add(version('route'), ends(['remote'], []));
    known.add(version('dao'), ends([], ['remote']));
    known.add(version('view'), ends([], ['browser']));
    known.add(version('both'), ends(['cli'], ['cli']));
    expect(known.mayReachAcross([version('route'), version('dao')])).toBe(true);
    expect(known.mayReachAcross([version('route'), version('view')])).toBe(false);
    expect(known.mayReachAcross([version('both'), version('view')])).toBe(false);
    expect(known.mayReachAcross([version('both')])).toBe(false);
  });

  it('takes what it does not know for possible, under another path too', () => {
    const known = createKnownEnds();
    known.add(version('route'), ends([], []));
    known.add(version('dao'), ends([], []));
    expect(known.mayReachAcross([version('route'), version('new')])).toBe(true);
    expect(known.mayReachAcross([version('route'), { id: 'dao', path: 'moved.js' }])).toBe(true);
    expect(known.mayReachAcross([version('route'), version('dao')])).toBe(false);
  });
});

it('reads what the worker sends, and nothing else', () => {
  const sent = ends(['remote', 'cli'], ['remote']);
  expect(readEnds(endsWire(sent))).toEqual(sent);
  expect(readEnds({ rule: 'xss', start: 1, end: 1, path: '' })).toBeNull();
});
