import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { failureOf, summary } from '../local-git/testing/use-repositories';
import { useSource } from './testing/use-source';
import { trustedCertificates } from './trusted-certificates';

const tests = useSource();
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'loom-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inherited = { ...process.env };
afterEach(() => {
  process.env = { ...inherited };
});

/** A certificate that nobody knows, for 127.0.0.1; null where openssl is not installed. */
function selfSigned(): { readonly key: string; readonly cert: string; readonly file: string } | null {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=loom test', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const output = ['-keyout', keyFile, '-out', file];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...output], {
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

describe('a server with a certificate of its own', () => {
  it('is refused with a word on how to trust it, and then trusted', async () => {
    const tls = selfSigned();
    if (tls === null) {
      console.warn('SKIPPED: needs openssl to make a certificate.');
      return;
    }
    const repository = tests.make();
    repository.commit({ 'a.txt': 'one\n' });
    repository.commit({ 'a.txt': 'two\n' }, { branch: 'topic', from: 'main' });
    const server = await tests.serve({ tls });
    for (const name of ['NODE_EXTRA_CA_CERTS', 'GIT_SSL_CAINFO']) Reflect.deleteProperty(process.env, name);
    const failure = await failureOf(tests.open(server, { repository }));
    expect(failure).toMatchObject({
      kind: 'unavailable',
      next: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
    });
    expect(failure.message).toContain('certificate is not trusted');

    process.env.NODE_EXTRA_CA_CERTS = tls.file;
    expect(summary(await tests.open(server, { repository }))).toEqual(['M a.txt']);
  });
});

describe('trustedCertificates', () => {
  it('adds to the usual ones', async () => {
    const extra = join(folder, 'extra.pem');
    writeFileSync(extra, 'EXTRA\n');
    const file = await trustedCertificates({ NODE_EXTRA_CA_CERTS: extra }, folder);
    const text = readFileSync(file ?? '', 'utf8');
    expect(text).toContain(rootCertificates[0]);
    expect(text.endsWith('EXTRA\n')).toBe(true);
  });

  it('adds those of one connection, whatever the operator told git', async () => {
    const file = await trustedCertificates({ GIT_SSL_CAINFO: '/ca.pem' }, folder, 'OWN\n');
    const text = readFileSync(file ?? '', 'utf8');
    expect(text).toContain(rootCertificates[0]);
    expect(text.endsWith('OWN\n')).toBe(true);
  });

  it('leaves alone what the operator told git itself, or nothing', async () => {
    expect(await trustedCertificates({}, folder)).toBeNull();
    expect(await trustedCertificates({ NODE_EXTRA_CA_CERTS: '' }, folder)).toBeNull();
    const both = { NODE_EXTRA_CA_CERTS: '/none', GIT_SSL_CAINFO: '/ca.pem' };
    expect(await trustedCertificates(both, folder)).toBeNull();
  });

  it('names the file that cannot be read', async () => {
    const failure = await failureOf(trustedCertificates({ NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }, folder));
    expect(failure).toMatchObject({ kind: 'unavailable', where: '/nowhere/ca.pem' });
  });
});
