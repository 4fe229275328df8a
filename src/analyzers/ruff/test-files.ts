const TESTS = /(^|\/)(tests?|testing)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.pyw?$/;

/** What tests do all day: temporary files, random input, quick hashes, throw-away values. */
const FINE_IN_TESTS = new Set(['S108', 'S311', 'S324', 'F841', 'B018']);

export function isTestFile(path: string): boolean {
  return TESTS.test(path);
}

/** True for a code that reports a mistake in a program and something ordinary in a test. */
export function isFineInTests(code: string): boolean {
  return FINE_IN_TESTS.has(code);
}
