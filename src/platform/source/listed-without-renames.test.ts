import { listedWithoutRenames } from './listed-without-renames';

const [id, none] = ['a', '0'].map((digit) => digit.repeat(40));

function raw(letters: string): Buffer {
  const modes = (letter: string): string =>
    ({ A: '000000 100644', D: '100644 000000', M: '100644 100644' })[letter] ?? '';
  const records = Array.from(letters).map((letter, at) => `:${modes(letter)} ${id} ${none} ${letter}\0${at}.txt\0`);
  return Buffer.from(records.join(''));
}

describe('listedWithoutRenames', () => {
  it.each(['MMM', 'AMA', 'DMD', ''])('is the list itself for %j', (letters) => {
    expect(listedWithoutRenames(raw(letters))).toHaveLength(letters.length);
  });

  it('is left to git where a file went and another came', () => {
    expect(listedWithoutRenames(raw('MAD'))).toBeNull();
  });
});
