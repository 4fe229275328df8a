import fc from 'fast-check';
import { readErrorBody } from './error-body';

const json = (value: unknown) => readErrorBody(JSON.stringify(value), 'application/json');

describe('readErrorBody', () => {
  it('reads the common format', () => {
    expect(json({ type: 'error', error: { message: 'Repository dev/null not found' } }).message).toBe(
      'Repository dev/null not found',
    );
    expect(json({ error: { message: 'Bad request', detail: 'There are no changes.' } }).message).toBe(
      'Bad request There are no changes.',
    );
    expect(json({ error: { message: 'Bad', fields: { inline: ['is wrong', 'is odd'], to: 'no' } } }).message).toBe(
      'Bad inline: is wrong is odd; to: no',
    );
  });

  it('reads missing scopes', () => {
    const detail = { required: ['pullrequest:write'], granted: ['repository'] };
    expect(json({ type: 'error', error: { message: 'Your credentials lack', detail } })).toMatchObject({
      required: ['pullrequest:write'],
      granted: ['repository'],
    });
  });

  it('reads Code Insights and the token endpoint', () => {
    expect(json({ code: 400, message: 'Bulk upload supports a maximum of 100 annotations.' }).message).toContain('100');
    expect(json({ error: 'invalid_grant', error_description: 'Unknown code' }).message).toBe('Unknown code');
    expect(json({ error: 'unauthorized_client' }).message).toBe('unauthorized_client');
  });

  it('knows a page when it sees one', () => {
    expect(readErrorBody('<h1>Bad Request (400)</h1>', '')).toMatchObject({ html: true, message: '' });
    expect(readErrorBody('x', 'text/html; charset=utf-8').html).toBe(true);
  });

  it('shows no secret', () => {
    const secret = ['abcdef', 'ghijkl'].join('');
    expect(json({ error: { message: `Token Bearer ${secret} expired` } }).message).not.toContain(secret);
  });

  it('reads anything into one bounded line', () => {
    const body = fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.json());
    fc.assert(
      fc.property(body, fc.string(), (text, type) => {
        const { message } = readErrorBody(text, type);
        expect(message.length).toBeLessThanOrEqual(301);
        expect(message).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
