import { precisionOf } from './precision';

describe('precisionOf', () => {
  it('is what was measured, and where nothing was, what is usual', () => {
    expect(precisionOf('ruff/never-heard-of')).toBe(0.8);
    expect(precisionOf('loom/command-injection')).toBeGreaterThan(0.9);
    expect(precisionOf('eslint/security/detect-non-literal-fs-filename')).toBeLessThan(0.6);
  });
});
