import { isOneSlip } from './one-slip';

describe('one slip of the keyboard', () => {
  it.each([
    ['widht', 'width', true],
    ['widt', 'width', true],
    ['widtth', 'width', true],
    ['wodth', 'width', true],
    ['wdith', 'width', true],
    ['hidtw', 'width', false],
    ['wid', 'width', false],
    ['aaaa', 'bbbb', false],
  ])('from %s to %s: %s', (a, b, is) => {
    expect(isOneSlip(a, b)).toBe(is);
  });
});
