import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { ORDERS, ORDERS_LINES } from '../cloud/orders';
import { standingOf } from './standing';
import { CONTEXT_PATH, type DataCenterWorld, makeDataCenterWorld } from './world';

const folder = mkdtempSync(join(tmpdir(), 'loom-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate that nobody knows, for 127.0.0.1; null where openssl is not installed. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer; readonly file: string } | null {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=company', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const output = ['-keyout', keyFile, '-out', file];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...output], {
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  return { key: readFileSync(keyFile), cert: readFileSync(file), file };
}

const tls = selfSigned();
const describeWithTls = tls === null ? describe.skip : describe;
if (tls === null) console.warn('SKIPPED: needs openssl to make a certificate.');

describeWithTls('an instance with a certificate of the company’s own', () => {
  let world: DataCenterWorld;
  let proxy: Server;
  let host: string;

  beforeAll(async () => {
    world = await makeDataCenterWorld();
    const { port } = new URL(world.instance.url);
    proxy = createServer({ key: tls!.key, cert: tls!.cert }, (incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const onwards = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onwards);
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    host = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}${CONTEXT_PATH}`;
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    await new Promise((done) => proxy.close(done));
    await world.close();
  });

  async function doctor(env: Record<string, string>): Promise<{ code: number | null; text: string }> {
    const { code, stdout } = await world.run(['doctor'], { BITBUCKET_SERVER_HOST: host, ...env });
    return { code, text: stdout };
  }

  it('is not trusted until its authority is named', async () => {
    const unknown = await doctor({});
    expect(unknown.code).toBe(3);
    expect(unknown.text).toMatch(
      /FAIL {2}instance: The certificate of the host is not trusted[^→]*→ Name the file .* BITBUCKET_SERVER_CA_FILE/,
    );
    const other = join(folder, 'other.pem');
    writeFileSync(other, rootCertificates[0]!);
    expect((await doctor({ BITBUCKET_SERVER_CA_FILE: other })).text).toContain('do not vouch for it');
    const known = await doctor({ BITBUCKET_SERVER_CA_FILE: tls!.file });
    expect(known.code).toBe(0);
    expect(known.text).toMatch(/ok {4}instance: .*its certificate is trusted/);
  });

  it('is then trusted for the API and for git', async () => {
    const pull = await world.openPullRequest('orders', { 'api/orders.py': ORDERS });
    const address = `${host}/projects/EXP/repos/exporter/pull-requests/${pull.id}`;
    const { code, stdout, stderr } = await world.run(['review', '--pr', address, '--publish'], {
      BITBUCKET_SERVER_HOST: host,
      BITBUCKET_SERVER_CA_FILE: tls!.file,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('ruff/S602');
    const standing = standingOf(world.instance, pull);
    expect(standing).toEqual({ inline: ORDERS_LINES, summaries: 1, build: 'SUCCESSFUL', report: 'PASS' });
    const viaGit = world.instance.requests.some(({ path }) => path.includes('git-upload-pack'));
    expect(viaGit).toBe(true);
  });
});
