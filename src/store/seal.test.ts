import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Failure } from '../domain';
import { seal, unseal } from './seal';

const key = randomBytes(32);
const context = 'installation:i1:sharedSecret';

function failureOf(action: () => unknown): Failure {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('seal', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, place) => {
        expect(unseal(key, place, seal(key, place, secret))).toBe(secret);
      }),
    );
  });

  it('never shows the secret and never seals alike twice', () => {
    const secret = randomBytes(24).toString('hex');
    const sealed = seal(key, context, secret);
    expect(sealed).not.toContain(secret);
    expect(seal(key, context, secret)).not.toBe(sealed);
  });

  it('says that LOOM_SECRET_KEY changed when the key is another one', () => {
    const failure = failureOf(() => unseal(randomBytes(32), context, seal(key, context, 'x')));
    expect(failure.kind).toBe('invalid');
    expect(failure.message).toContain('LOOM_SECRET_KEY');
    expect(failure.where).toBe(context);
  });

  it('does not open in another place', () => {
    const sealed = seal(key, context, 'x');
    expect(failureOf(() => unseal(key, 'installation:i2:sharedSecret', sealed)).kind).toBe('invalid');
    expect(failureOf(() => unseal(key, 'installation:i1:previousSecret', sealed)).kind).toBe('invalid');
  });

  it('notices every flipped bit', () => {
    const sealed = seal(key, context, 'a secret');
    const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (part, at, bit) => {
        const changed = parts.map((bytes) => Buffer.from(bytes));
        const bytes = changed[part] ?? Buffer.alloc(1);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
        const forged = ['v1', ...changed.slice(1).map((each) => each.toString('base64url'))].join('.');
        expect(failureOf(() => unseal(key, context, forged)).kind).toBe('invalid');
      }),
    );
  });

  it.each(['', 'v1', 'v1...', 'v2.a.b.c', 'plain text', 'v1.AAAA.AAAA.AAAA', 'v1.a.b.c.d'])('refuses %j', (text) => {
    expect(failureOf(() => unseal(key, context, text)).kind).toBe('invalid');
  });
});
