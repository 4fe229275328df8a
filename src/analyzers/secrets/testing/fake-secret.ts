/** Characters that look random and are the same in every run; nothing that could be taken for a credential stands in a file. */
export function fakeText(alphabet: string, length: number, seed = 7): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return alphabet[Math.floor((state / 2 ** 32) * alphabet.length)];
  }).join('');
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

export const ALPHABETS = {
  alnum: `${UPPER}${UPPER.toLowerCase()}${DIGITS}`,
  base32: `${UPPER}234567`,
  base64: `${UPPER}${UPPER.toLowerCase()}${DIGITS}+/`,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  digit: DIGITS,
  'digit1-9': DIGITS.slice(1),
  alpha: `${UPPER}${UPPER.toLowerCase()}`,
  UPPERNUM: `${UPPER}${DIGITS}`,
  'alnum_-': `${UPPER}${UPPER.toLowerCase()}${DIGITS}_-`,
  'alnum_-.~': `${UPPER}${UPPER.toLowerCase()}${DIGITS}_-.~`,
  printable: `${UPPER}${UPPER.toLowerCase()}${DIGITS}!@#$%^&*(-_=+)`,
} as const;
