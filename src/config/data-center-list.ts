import { z } from 'zod';
import { Failure } from '../domain';
import { accessToken, certificates, instanceUrl, repositoryPattern } from './data-center-values';
import { readTextFile } from './read-text-file';
import type { DataCenterConnection } from './server-config';
import { readWebhookSecrets } from './webhook-secrets';

const VARIABLE = 'BITBUCKET_SERVER_CONNECTIONS';

/** One entry as it is written. Each secret can stand in a file of its own. */
const entry = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'It must be lower-case letters, digits and hyphens.'),
  host: instanceUrl,
  token: z.string().min(1).optional(),
  tokenFile: z.string().min(1).optional(),
  ca: z.string().min(1).optional(),
  caFile: z.string().min(1).optional(),
  webhookSecret: z.string().min(1).optional(),
  webhookSecretFile: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  clientSecretFile: z.string().min(1).optional(),
  repositories: z.array(repositoryPattern).default([]),
});
type Entry = z.output<typeof entry>;

/**
 * Connections as a JSON list, for more than one instance or token.
 * @throws Failure `invalid` that names the entry and the key
 */
export function readConnectionList(text: string | undefined): readonly DataCenterConnection[] {
  if (text === undefined) return [];
  const read = z.array(entry).safeParse(asJson(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalid(placeOf(issue?.path ?? []), issue?.message ?? 'It has an unknown shape.');
  }
  return read.data.map(toConnection);
}

function toConnection(written: Entry, index: number): DataCenterConnection {
  const at = `${VARIABLE}[${index}]`;
  const token = textOf(at, 'token', written);
  if (token === undefined) throw invalid(at, 'It has neither `token` nor `tokenFile`.');
  const usable = accessToken.safeParse(token);
  if (!usable.success) throw invalid(`${at}.token`, usable.error.issues[0]!.message);
  const ca = textOf(at, 'ca', written);
  const clientSecret = textOf(at, 'clientSecret', written);
  const { clientId } = written;
  if ((clientId === undefined) !== (clientSecret === undefined)) {
    throw invalid(at, '`clientId` and `clientSecret` belong together; one of them is missing.');
  }
  return {
    name: written.name,
    url: written.host,
    token,
    ca: ca === undefined ? null : readCertificates(`${at}.ca`, ca),
    webhookSecrets: readWebhookSecrets(`${at}.webhookSecret`, textOf(at, 'webhookSecret', written)),
    signIn: clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : null,
    repositories: written.repositories,
  };
}

function textOf(
  at: string,
  key: 'token' | 'ca' | 'webhookSecret' | 'clientSecret',
  written: Entry,
): string | undefined {
  const direct = written[key];
  const file = written[`${key}File`];
  if (direct !== undefined && file !== undefined) throw invalid(at, `\`${key}\` and \`${key}File\` are both set.`);
  return file === undefined ? direct : readTextFile(`${at}.${key}File`, file);
}

function readCertificates(at: string, text: string): string {
  const read = certificates.safeParse(text);
  if (read.success) return read.data;
  throw invalid(at, read.error.issues[0]!.message);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says may quote a secret.
    throw invalid(VARIABLE, 'It is not JSON.');
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, part) => (typeof part === 'number' ? `${place}[${part}]` : `${place}.${String(part)}`),
    VARIABLE,
  );
}

function invalid(where: string, what: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: `${where} cannot be used: ${what}`,
    where,
    next: 'Write a JSON list of connections, as docs/data-center.md shows it.',
  });
}
