import fc from 'fast-check';
import { explainTransfer, ignoresFilter, missingRef, refusedObject } from './transfer-failure';

const URL = 'https://bitbucket.org/acme/certificate-SSL.git';

describe('explainTransfer', () => {
  it.each([
    ["fatal: Authentication failed for 'https://h/r/'\n", 'unauthenticated', /scope `repository`/],
    ["fatal: could not read Username for 'https://h': terminal prompts disabled\n", 'unauthenticated', /token/],
    [`fatal: unable to access '${URL}/': The requested URL returned error: 403\n`, 'forbidden', /scope `repository`/],
    [`fatal: repository '${URL}/' not found\n`, 'gone', /give the credentials access/],
    [`fatal: unable to access '${URL}/': The requested URL returned error: 301\n`, 'gone', /new address/],
    [`fatal: unable to access '${URL}/': The requested URL returned error: 429\n`, 'rate-limited', /by itself/],
    [`fatal: unable to access '${URL}/': The requested URL returned error: 502\n`, 'unavailable', /error: 502/],
    [`fatal: unable to access '${URL}/': Could not resolve host: bitbucket.org\n`, 'unavailable', /Could not resolve/],
    [
      `fatal: unable to access '${URL}/': server certificate verification failed. CAfile: none CRLfile: none\n`,
      'unavailable',
      /NODE_EXTRA_CA_CERTS.*GIT_SSL_CAINFO/,
    ],
    [
      'fatal: unable to access: SSL certificate problem: self-signed certificate\n',
      'unavailable',
      /NODE_EXTRA_CA_CERTS/,
    ],
    [
      'error: RPC failed; curl 18 transfer closed\nfetch-pack: unexpected disconnect\nfatal: protocol error: bad pack header\n',
      'unavailable',
      /tried again/,
    ],
    ['fatal: fetch-pack: invalid index-pack output\n', 'too-large', /limits/],
    ['fatal: Out of memory, malloc failed (tried to allocate 4294967296 bytes)\n', 'too-large', /limits/],
    [
      'fatal: write error: No space left on device\nfatal: fetch-pack: invalid index-pack output\n',
      'unavailable',
      /space/,
    ],
    ['fatal: pack has bad object at offset 12: inflate returned -3\n', 'invalid', /git fsck/],
    ['', 'unavailable', /tried again/],
  ])('explains %j', (stderr, kind, next) => {
    const failure = explainTransfer(stderr, URL);
    expect(failure.kind).toBe(kind);
    expect(failure.next).toMatch(next);
  });

  it('tells how long to wait when the host does not', () => {
    expect(explainTransfer('error: 429', URL).retryAfterMs).toBe(60_000);
  });

  it('never lets control characters or raw output into the main sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (stderr) => {
        const failure = explainTransfer(stderr, URL);
        expect(failure.message).toMatch(/^[\p{L}\p{P} ]+\.$/u);
        expect(failure.next).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('what git says of one object or branch', () => {
  const id = 'a'.repeat(40);
  it('is recognised', () => {
    expect(missingRef("fatal: couldn't find remote ref refs/heads/x/y\n")).toBe('refs/heads/x/y');
    expect(refusedObject(`fatal: remote error: upload-pack: not our ref ${id}\n`)).toBe(id);
    expect(refusedObject(`error: Server does not allow request for unadvertised object ${id}\n`)).toBe(id);
    expect(ignoresFilter('warning: filtering not recognized by server, ignoring\n')).toBe(true);
    expect([missingRef('fatal: no'), refusedObject('fatal: no'), ignoresFilter('')]).toEqual([null, null, false]);
  });
});
