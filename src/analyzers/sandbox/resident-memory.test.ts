import { residentMb, watchMemory } from './resident-memory';

describe('residentMb', () => {
  it.each([process.platform, 'freebsd'] as const)('measures a living process (%s)', async (platform) => {
    const own = await residentMb(process.pid, platform);
    expect(own).toBeGreaterThan(20);
    expect(own).toBeLessThan(4_000);
  });

  it('knows nothing of a process that is gone', async () => {
    expect(await residentMb(2 ** 30)).toBeNull();
  });
});

describe('watchMemory', () => {
  it('calls once when the limit is passed', async () => {
    let calls = 0;
    await new Promise<void>((resolve) => {
      watchMemory(process.pid, 1, () => {
        calls += 1;
        resolve();
      });
    });
    expect(calls).toBe(1);
  });
});
