import fc from 'fast-check';
import { entropyPerCharacter } from './plausible';
import { isPassword, isRandomToken } from './randomness';
import { ALPHABETS, fakeText } from './testing/fake-secret';

describe('randomness', () => {
  it('recognises what a generator makes', () => {
    for (const alphabet of ['alnum', 'base64', 'hex', 'alnum_-'] as const) {
      expect([alphabet, isRandomToken(fakeText(ALPHABETS[alphabet], 40))]).toEqual([alphabet, true]);
    }
  });

  it('recognises names, versions, hashes of nothing and identifiers for what they are', () => {
    for (const text of [
      'accessTokenOfTheUser',
      'my-app-token-v2',
      'a'.repeat(40),
      '12345678901234567890',
      './path/to/a1b2c3d4e5f6',
      'com.acme.auth.Token2Provider',
    ]) {
      expect([text, isRandomToken(text)]).toEqual([text, false]);
    }
  });

  it('asks three kinds of characters of a password, and more than words', () => {
    expect([['hunter2', 'Prod', '2024!'].join('-'), ['aB3$', 'xY9!', 'kL'].join('')].map(isPassword)).toEqual([
      true,
      true,
    ]);
    expect(
      ['lowercase', 'Http_Password', 'Changeme123!', 'aaaaaaaa', 'Version-2', '2024-01-01T00:00'].map(isPassword),
    ).toEqual(Array(6).fill(false));
  });

  it('measures entropy between none and that of the alphabet', () => {
    expect(entropyPerCharacter('aaaa')).toBe(0);
    expect(entropyPerCharacter('abcd')).toBe(2);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => entropyPerCharacter(text) <= Math.log2(text.length) + 1e-9),
    );
  });
});
