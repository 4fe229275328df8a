import { explainRefusal, isOutOfDate, isRepositoryMissing } from './refusal';

const call = (status: number, body: unknown, retryAfterMs: number | null = null) => ({
  status,
  headers: { 'content-type': 'application/json' },
  text: typeof body === 'string' ? body : JSON.stringify(body),
  where: 'GET https://git.example.com/rest/x',
  sentBytes: 0,
  retryAfterMs,
  refusal: null,
});
const errors = (exception: string | null, message = 'Because.') => ({
  errors: [{ context: null, message, exceptionName: exception && `com.atlassian.bitbucket.${exception}` }],
});

describe('a 401', () => {
  it('is about a right when the instance says so', () => {
    const failure = explainRefusal(call(401, errors('AuthorisationException', 'You are not permitted.')));
    expect(failure).toMatchObject({ kind: 'forbidden', where: 'GET https://git.example.com/rest/x' });
    expect(failure?.next).toContain('“You are not permitted.”');
  });

  it('is about the account when that has no licence', () => {
    const failure = explainRefusal(call(401, errors('auth.NoAccessAuthenticationException')));
    expect(failure).toMatchObject({ kind: 'unauthenticated', message: expect.stringContaining('licence') as string });
    expect(failure?.next).toContain('The token can stay.');
  });

  it.each(['AuthenticationRequiredException', 'auth.IncorrectPasswordAuthenticationException', null])(
    'is about the credential else: %s',
    (exception) => {
      expect(explainRefusal(call(401, errors(exception)))).toBeNull();
    },
  );

  it('is about the credential when a proxy answers', () => {
    expect(explainRefusal(call(401, '<html>Sign in</html>'))).toBeNull();
  });
});

describe('a 404', () => {
  it('of a thing is told apart from one of a route', () => {
    const thing = explainRefusal(call(404, errors('pull.NoSuchPullRequestException')));
    const route = explainRefusal(call(404, { message: 'HTTP 404 Not Found', 'status-code': 404 }));
    const page = explainRefusal(call(404, '<html>'));
    expect([thing, route, page].map((failure) => failure?.kind)).toEqual(['gone', 'gone', 'gone']);
    expect(thing?.next).toContain('access to the repository');
    for (const missing of [route, page]) expect(missing?.next).toContain('context path');
  });

  it('of a repository is told apart from others', () => {
    const missing = ['NoSuchRepositoryException', 'project.NoSuchProjectException', 'NoSuchCommentException'].map(
      (exception) => isRepositoryMissing(explainRefusal(call(404, errors(exception)))),
    );
    expect(missing).toEqual([true, true, false]);
    expect(isRepositoryMissing(explainRefusal(call(307, '')))).toBe(true);
    expect(isRepositoryMissing(new Error('x'))).toBe(false);
  });
});

it('a version that is out of date is told apart from other conflicts', () => {
  const stale = explainRefusal(call(409, errors('comment.CommentOutOfDateException')));
  const answered = explainRefusal(call(409, errors('comment.CommentDeletionException')));
  expect([stale?.kind, answered?.kind]).toEqual(['conflict', 'conflict']);
  expect([isOutOfDate(stale), isOutOfDate(answered), isOutOfDate(null)]).toEqual([true, false, false]);
});

it('an instance that starts is tried again later', () => {
  expect(explainRefusal(call(503, '<html>'))).toMatchObject({ kind: 'unavailable', retryAfterMs: 30_000 });
  expect(explainRefusal(call(503, '', 5_000))).toMatchObject({ retryAfterMs: 5_000 });
});

it('what is refused as wrong is told with the words of the instance, without secrets and on one line', () => {
  const failure = explainRefusal(call(400, errors('ArgumentValidationException', 'Too\nlong: Bearer abcdefghijkl')));
  expect(failure).toMatchObject({ kind: 'invalid' });
  expect(failure?.next).toContain('“Too long: Bearer [redacted]”');
  expect(explainRefusal(call(400, '<html>'))).toBeNull();
});

it.each([403, 413, 429, 500, 502])('%d means what it means everywhere', (status) => {
  expect(explainRefusal(call(status, 'x'))).toBeNull();
});
