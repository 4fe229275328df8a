import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { Failure } from '../../domain';

/**
 * A file with the usual certificates, those of NODE_EXTRA_CA_CERTS and those of the connection, so that git trusts whom the rest of
 * Loom trusts; null when the operator named none, or has told git itself whom to trust.
 * @param own of the connection, PEM
 * @throws Failure `unavailable` when the named file cannot be read
 */
export async function trustedCertificates(
  inherited: Readonly<Record<string, string | undefined>>,
  folder: string,
  own: string | null = null,
): Promise<string | null> {
  const extra = inherited.NODE_EXTRA_CA_CERTS;
  const named = extra !== undefined && extra !== '';
  if (own === null && (!named || inherited.GIT_SSL_CAINFO !== undefined)) return null;
  try {
    const file = join(folder, 'trusted.pem');
    const more = named ? [await readFile(extra, 'utf8')] : [];
    await writeFile(file, [...rootCertificates, ...more, ...(own === null ? [] : [own])].join('\n'));
    return file;
  } catch (cause) {
    throw new Failure({
      kind: 'unavailable',
      what: 'The file with extra certificates cannot be read.',
      where: extra ?? folder,
      next: 'Correct NODE_EXTRA_CA_CERTS, or make the file readable.',
      cause,
    });
  }
}
