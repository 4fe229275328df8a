import fc from 'fast-check';
import { asProblem, Problem, problemOf } from './problem';

test('says what the server said, and where to sign in', () => {
  const error = {
    code: 'sign_in',
    message: 'Sign in first.',
    next: 'Use the link.',
    signIn: 'https://loom.example.com/in',
  };
  expect(problemOf(401, { error })).toMatchObject({
    kind: 'refused',
    message: 'Sign in first.',
    next: 'Use the link.',
    signIn: 'https://loom.example.com/in',
  });
});

test('a 401 without a way to sign in is the end of the session', () => {
  expect(problemOf(401, null)).toMatchObject({ kind: 'expired', next: 'Reload the page.' });
});

test('busy and broken servers are worth another try', () => {
  for (const status of [429, 500, 502, 503, 504]) expect(problemOf(status, null).kind).toBe('away');
  expect(problemOf(403, null).kind).toBe('refused');
});

test('any body of any status gives words to read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.anything(), (status, body) => {
      const problem = problemOf(status, body);
      expect(problem.message).not.toBe('');
      expect(problem.next).not.toBe('');
    }),
  );
});

test('whatever is thrown becomes a problem, without its inner words', () => {
  const known = new Problem('away', 'a', 'b');
  expect(asProblem(known)).toBe(known);
  expect(asProblem(new TypeError('x is undefined')).message).not.toContain('undefined');
});
