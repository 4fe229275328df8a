import { type RefusedCall, statusFailure } from './status-failure';

const refused = (status: number, more: Partial<RefusedCall> = {}) =>
  statusFailure({
    status,
    headers: { 'content-type': 'application/json' },
    text: '',
    where: 'GET https://h.example/x',
    sentBytes: 0,
    retryAfterMs: null,
    refusal: { what: 'The token is no longer valid.', next: 'Make a new one.' },
    ...more,
  });

describe('statusFailure', () => {
  it.each([
    [400, 'invalid'],
    [401, 'unauthenticated'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [404, 'gone'],
    [409, 'conflict'],
    [410, 'gone'],
    [411, 'invalid'],
    [413, 'too-large'],
    [422, 'invalid'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [555, 'unavailable'],
  ])('%d: %s', (status, kind) => {
    const failure = refused(status);
    expect(failure).toMatchObject({ kind, where: 'GET https://h.example/x' });
    expect(failure.next).toMatch(/\.$/);
  });

  it('says what the credential says of itself', () => {
    expect(refused(401)).toMatchObject({ message: 'The token is no longer valid.', next: 'Make a new one.' });
    expect(refused(401, { refusal: null }).message).toBe('The host asks for credentials.');
  });

  it('names missing scopes, from the body or from the headers', () => {
    const detail = { required: ['pullrequest', 'account'], granted: ['account'] };
    expect(refused(403, { text: JSON.stringify({ error: { message: 'No', detail } }) }).message).toBe(
      'The credential lacks the scope pullrequest.',
    );
    const headers = { 'x-accepted-oauth-scopes': 'repository:admin', 'x-oauth-scopes': 'repository, pullrequest' };
    expect(refused(403, { headers })).toMatchObject({
      message: 'The credential lacks the scope repository:admin.',
      next: expect.stringContaining('It has: repository, pullrequest.') as string,
    });
  });

  it('compares no scopes of an API token with those of OAuth', () => {
    const headers = { 'x-accepted-oauth-scopes': 'pullrequest', 'x-oauth-scopes': 'read:pullrequest:bitbucket' };
    expect(refused(403, { headers }).message).toBe('The host does not allow this to Loom.');
    expect(refused(403, { headers: { 'x-accepted-oauth-scopes': 'pullrequest' } }).message).not.toMatch(/scope/);
  });

  it('waits as long as the host says, a minute when it says nothing', () => {
    expect(refused(429, { retryAfterMs: 9_000 }).retryAfterMs).toBe(9_000);
    expect(refused(429).retryAfterMs).toBe(60_000);
    expect(refused(503, { retryAfterMs: 9_000 }).retryAfterMs).toBe(9_000);
    expect(refused(503).retryAfterMs).toBeUndefined();
  });

  it('takes a page for an answer to a long body', () => {
    const page = { headers: { 'content-type': 'text/html' }, text: '<h1>Bad Request (400)</h1>' };
    expect(refused(400, { ...page, sentBytes: 40_000 }).kind).toBe('too-large');
    expect(refused(400, { ...page, sentBytes: 400 }).kind).toBe('invalid');
  });

  it('repeats what the host said', () => {
    expect(refused(400, { text: '{"error":{"message":"line is odd"}}' }).next).toContain(
      'The host said: “line is odd”.',
    );
  });
});
