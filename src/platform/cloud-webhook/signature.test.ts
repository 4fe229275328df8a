import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { isGenuine, signatureKeys } from './signature';

function sign(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

describe('isGenuine', () => {
  it('agrees with the documented example', () => {
    const body = Buffer.from('{"event":"ping"}');
    const keys = signatureKeys([['loom', 'webhook', 'secret'].join('-')]);
    expect(isGenuine(body, 'sha256=5190989df91da7750db113a51258aa5d00cb3439b2a086c6a7409733572c765f', keys)).toBe(true);
  });

  it('accepts each secret of a rotation, and nothing else', () => {
    const body = Buffer.from('{}');
    const keys = signatureKeys(['new-secret', 'old-secret']);
    expect(isGenuine(body, sign(body, 'new-secret'), keys)).toBe(true);
    expect(isGenuine(body, sign(body, 'old-secret'), keys)).toBe(true);
    expect(isGenuine(body, sign(body, 'other'), keys)).toBe(false);
    expect(isGenuine(body, sign(body, 'new-secret'), [])).toBe(false);
  });

  it.each([undefined, '', 'sha256=', 'sha1=0000', 'sha256=zz'])('refuses the header %p', (header) => {
    expect(isGenuine(Buffer.from('{}'), header, signatureKeys(['secret']))).toBe(false);
  });

  it('refuses a body or a signature with any bit flipped', () => {
    const keys = signatureKeys(['secret']);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), fc.boolean(), (bytes, place, inBody) => {
        const header = sign(bytes, 'secret');
        if (inBody) {
          const bit = place % (bytes.length * 8);
          const flipped = Uint8Array.from(bytes, (byte, index) =>
            index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
          );
          return !isGenuine(flipped, header, keys);
        }
        const at = 'sha256='.length + (place % 64);
        const digit = (Number.parseInt(header[at]!, 16) ^ 1).toString(16);
        return !isGenuine(bytes, header.slice(0, at) + digit + header.slice(at + 1), keys);
      }),
    );
  });
});
