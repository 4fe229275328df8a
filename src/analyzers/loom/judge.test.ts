import { createJudge } from './judge';

it('says once what a general rule says too, and what data could do in the file first', async () => {
  const text = 'import hashlib\n\ndef keep(password):\n    return hashlib.md5(password.encode()).hexdigest()\n';
  const [ends, ...found] = await createJudge()({ path: 'a.py', text });
  expect(ends).toEqual({ brings: expect.any(Array) as unknown, harms: expect.any(Array) as unknown });
  expect(found).toEqual([expect.objectContaining({ rule: 'weak-password-hash', start: 4, end: 4 })]);
});
