import { hasTwoRepeats } from './has-two-repeats';

describe('hasTwoRepeats', () => {
  it('is true where backtracking can pile up', () => {
    expect(['/(a+)+/', '/\\s*,\\s*/', '/a{2,}b*/', '/.*x.*/'].every(hasTwoRepeats)).toBe(true);
  });

  it('is false where it cannot', () => {
    expect(['/abc/', '/a+b?/', '/^a{2,3}b{4}$/', '/[a-z]+/'].some(hasTwoRepeats)).toBe(false);
  });
});
