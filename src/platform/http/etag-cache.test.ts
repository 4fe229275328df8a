import { createEtagCache } from './etag-cache';

const answer = (size: number, etag = 'x') => ({ etag, bytes: new Uint8Array(size), headers: {} });

describe('createEtagCache', () => {
  it('keeps identities apart', () => {
    const cache = createEtagCache({ entries: 10, bytes: 1000 });
    cache.put('a', 'u', answer(1));
    expect(cache.get('b', 'u')).toBeNull();
    expect(cache.get('a', 'u')).toMatchObject({ etag: 'x' });
  });

  it('drops what was not used for the longest time', () => {
    const cache = createEtagCache({ entries: 2, bytes: 1000 });
    cache.put('a', '1', answer(1));
    cache.put('a', '2', answer(1));
    cache.get('a', '1');
    cache.put('a', '3', answer(1));
    expect(cache.get('a', '2')).toBeNull();
    expect(cache.get('a', '1')).not.toBeNull();
  });

  it('holds bounded bytes, replaced answers counted once', () => {
    const cache = createEtagCache({ entries: 100, bytes: 80 });
    for (let round = 0; round < 20; round += 1) cache.put('a', 'same', answer(10));
    for (let index = 0; index < 7; index += 1) cache.put('a', String(index), answer(10));
    expect(cache.get('a', 'same')).not.toBeNull();
    cache.put('a', 'one more', answer(10));
    expect(cache.get('a', '0')).toBeNull();
    cache.put('a', 'huge', answer(11));
    expect(cache.get('a', 'huge')).toBeNull();
  });
});
