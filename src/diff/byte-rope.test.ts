import fc from 'fast-check';
import { ByteRope } from './byte-rope';

describe('ByteRope', () => {
  it('gives any range, however it was put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 9 }),
        fc.nat(80),
        fc.nat(80),
        (parts, a, b) => {
          const rope = new ByteRope();
          for (const part of parts) rope.append(Buffer.from(part));
          const whole = Buffer.concat(parts);
          const [from, to] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)];
          expect(rope.length).toBe(whole.length);
          expect(Buffer.compare(rope.slice(from, to), whole.subarray(from, to))).toBe(0);
        },
      ),
    );
  });

  it('copies nothing that one chunk holds', () => {
    const chunk = Buffer.from('abcdef');
    const rope = new ByteRope();
    rope.append(chunk);
    expect(rope.slice(1, 3).buffer).toBe(chunk.buffer);
  });
});
