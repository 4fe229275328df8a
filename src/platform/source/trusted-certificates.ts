import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { Failure } from '../../domain';

/**
 * A file with the usual certificates and those of NODE_EXTRA_CA_CERTS, so that git trusts whom the rest of Loom trusts; null
 * when the operator named none, or has told git itself whom to trust.
 * @throws Failure `unavailable` when the named file cannot be read
 */
export async function trustedCertificates(
  inherited: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<string | null> {
  const extra = inherited.NODE_EXTRA_CA_CERTS;
  if (extra === undefined || extra === '' || inherited.GIT_SSL_CAINFO !== undefined) return null;
  try {
    const file = join(folder, 'trusted.pem');
    await writeFile(file, [...rootCertificates, await readFile(extra, 'utf8')].join('\n'));
    return file;
  } catch (cause) {
    throw new Failure({
      kind: 'unavailable',
      what: 'The file with extra certificates cannot be read.',
      where: extra,
      next: 'Correct NODE_EXTRA_CA_CERTS, or make the file readable.',
      cause,
    });
  }
}
