import { createServer as createTlsServer } from 'node:https';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { startScriptServer } from './testing/script-server';
import { testClient } from './testing/test-client';
import { transportFailure } from './transport-error';

const signal = new AbortController().signal;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A certificate that nobody vouches for, or null, said aloud, where no openssl is at hand. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'loom-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  try {
    execFileSync(
      'openssl',
      [...request, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    console.warn('Skipped: without openssl there is no certificate to distrust.');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a proxy', () => {
  it('is used when it is configured, and left out where it is told to be', async () => {
    const target = await startScriptServer();
    target.on('GET /x', { body: {} });
    const tunnels: string[] = [];
    const sockets: Duplex[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, client) => {
      tunnels.push(request.url ?? '');
      const onward = connect(Number(new URL(target.url).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(client).pipe(onward);
      });
      // A tunnel is no longer the server's own: it has to be ended by hand.
      for (const socket of [client, onward]) sockets.push(socket.on('error', () => undefined));
    });
    const url = `http://127.0.0.1:${await listen(proxy)}`;
    const call = { method: 'GET', url: `${target.url}/x`, signal } as const;
    for (const except of ['', '127.0.0.1']) {
      const client = testClient({ proxy: { url, except } });
      await client.session({ identity: 'a', authorization: null }).send(call);
      await client.close();
    }
    expect(tunnels).toEqual([new URL(target.url).host]);
    for (const socket of sockets) socket.destroy();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    await target.close();
  });
});

describe('a proxy that opens no way to the host', () => {
  it.each([
    ['asks for a password', 'HTTP/1.1 407 Who\r\n\r\n', /asks for a user name.*407/, /user:password@/],
    ['refuses', 'HTTP/1.1 403 No\r\n\r\n', /does not let Loom through.*403/, /allow the host/],
    ['breaks off', '', /broke the connection off/, /opens tunnels/],
  ])('and %s is not asked for ever, and told with what to do', async (_, answer, what, next) => {
    let asked = 0;
    const proxy = createServer();
    proxy.on('connect', (_request, client) => {
      asked += 1;
      client.end(answer);
    });
    const url = `http://127.0.0.1:${await listen(proxy)}`;
    await expectRefusal(url, what, next);
    expect(asked).toBe(3);
    await new Promise((resolve) => proxy.close(resolve));
  });

  it('and is not there is told as that', async () => {
    await expectRefusal('http://127.0.0.1:9', /The proxy cannot be reached/, /address in HTTPS_PROXY/);
  });

  async function expectRefusal(url: string, what: RegExp, next: RegExp): Promise<void> {
    const client = testClient({ proxy: { url, except: '' } });
    const call = { method: 'GET', url: 'https://git.example.com/x', signal } as const;
    await expect(client.session({ identity: 'a', authorization: null }).send(call)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(what) as string,
      next: expect.stringMatching(next) as string,
    });
    await client.close();
  }
});

describe('a certificate', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /vouches for itself/, /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /nobody here knows its authority/, /NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', /not valid today/, /Renew it/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name/, /Configure the address/],
  ])('that is refused as %s is told with what to do', (code, what, next) => {
    const failure = transportFailure(Object.assign(new Error('x'), { code }), 'GET https://git.example.com/x');
    expect(failure.kind).toBe('unavailable');
    expect(failure.message).toMatch(what);
    expect(failure.next).toMatch(next);
  });

  it('that is not trusted is told with the way out, and not tried again', async () => {
    const pair = selfSigned();
    if (!pair) return;
    const server = createTlsServer(pair, (_request, response) => response.end());
    const port = await listen(server);
    const client = testClient();
    const session = client.session({ identity: 'a', authorization: null });
    await expect(session.send({ method: 'GET', url: `https://127.0.0.1:${port}/x`, signal })).rejects.toMatchObject({
      kind: 'unavailable',
      next: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
    });
    expect(session.calls()).toBe(1);
    await client.close();
    const trusting = testClient({ certificates: pair.cert.toString() });
    const trusted = trusting.session({ identity: 'a', authorization: null });
    expect((await trusted.send({ method: 'GET', url: `https://127.0.0.1:${port}/x`, signal })).status).toBe(200);
    await trusting.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
