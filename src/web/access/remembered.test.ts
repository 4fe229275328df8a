import { remembered } from './remembered';

describe('remembered', () => {
  it('asks once for all who wait, and again when the time is over', async () => {
    let now = 0;
    let asked = 0;
    const memory = remembered<number>(60_000, () => now);
    const ask = (): Promise<number> => Promise.resolve((asked += 1));
    expect(await Promise.all([memory.get('a', ask), memory.get('a', ask), memory.get('b', ask)])).toEqual([1, 1, 2]);
    now = 59_999;
    expect(await memory.get('a', ask)).toBe(1);
    now = 60_000;
    expect(await memory.get('a', ask)).toBe(3);
  });

  it('keeps no failure', async () => {
    const memory = remembered<number>(60_000, () => 0);
    await expect(memory.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memory.get('a', () => Promise.resolve(1))).toBe(1);
  });

  it('forgets the oldest when there are too many', async () => {
    const memory = remembered<number>(60_000, () => 0);
    for (let key = 0; key <= 5000; key += 1) await memory.get(String(key), () => Promise.resolve(1));
    expect(await memory.get('0', () => Promise.resolve(2))).toBe(2);
    expect(await memory.get('5000', () => Promise.resolve(2))).toBe(1);
  });
});
