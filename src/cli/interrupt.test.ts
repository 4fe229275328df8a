import { abortOnSignals } from './interrupt';

it('aborts at the first signal, and does not listen any more once it is released', () => {
  const before = process.listenerCount('SIGHUP');
  const { signal, release } = abortOnSignals();
  expect(process.listenerCount('SIGHUP')).toBe(before + 1);
  process.emit('SIGHUP');
  expect(signal.aborted).toBe(true);
  release();
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
