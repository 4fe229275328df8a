import { verify } from 'jsonwebtoken';
import { hostToken, signToken } from './token';

const secret = ['loom-test', 'shared-secret', '0123456789'].join('-');
const webhookHash = '21d5d60a05e78af54f994174bbc545f6a16b779635d9e2b0709c3b1f566cf3a0';
const issued = 1767225600;

/** Signatures of known tokens; the parts before them follow from the claims. */
const OUTBOUND = 'VYEmXo8I5rjT9ztQ-TKH7-hDvx6OXegC3kjkcQlp22s';
const INBOUND = 'Dm4U9R9h89v5xPtA5dqN6Vz0PwPIj5GmwsOsjIpe4s8';

describe('tokens of the host', () => {
  it('match known ones', () => {
    const outbound = {
      iss: 'loom-for-bitbucket',
      iat: issued,
      exp: issued + 180,
      sub: 'connection:479',
      qsh: 'f045c19462bc33df6431a1f69800ff8fc9e839dfea9d080be9f2bcd59360c73b',
    };
    expect(signToken(outbound, secret).split('.')[2]).toBe(OUTBOUND);
    const request = { method: 'POST', url: new URL('https://app.example/webhooks/bitbucket') };
    const options = { clientKey: 'connection:479', sharedSecret: secret, now: issued * 1000, validForSeconds: 120 };
    expect(hostToken(request, options).split('.')[2]).toBe(INBOUND);
  });

  it('are accepted by a library that knows tokens', () => {
    const request = { method: 'POST', url: new URL('https://app.example/webhooks/bitbucket') };
    const options = { clientKey: 'connection:1', sharedSecret: secret, now: Date.now(), validForSeconds: 120 };
    const claims = verify(hostToken(request, options), secret, { algorithms: ['HS256'], audience: 'connection:1' });
    expect(claims).toMatchObject({ iss: 'connection:1', qsh: webhookHash });
  });
});
