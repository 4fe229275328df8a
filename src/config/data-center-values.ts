import { X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** Addresses below the instance's own, which people copy from the browser. */
const PAGE = /\/(projects|users|repos|rest|scm|dashboard|login)(\/|$)/;

/**
 * Address of an instance, context path included, without a slash at its end. A bare host name means https: that is how Loom's
 * settings have always been written.
 */
export const instanceUrl = z.string().transform((text, context) => {
  const url = parsed(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null) {
    return refuse(context, 'It must be the address of the instance, e.g. `https://bitbucket.example.com`.');
  }
  if (url.username || url.password || url.search || url.hash) {
    return refuse(context, 'It must not hold a user name, a password, a query or a fragment.');
  }
  if (PAGE.test(url.pathname)) {
    return refuse(context, 'It must be the address of the instance itself, not of a page in it.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
});

/** A token as it goes into a header. */
export const accessToken = z
  .string()
  .regex(
    /^[^\s"'`]+$/,
    'It must be the token alone, without blanks and without quotation marks, which an `--env-file` of Docker keeps.',
  );

/** Certificates in PEM, each of which can be read. */
export const certificates = z.string().transform((text, context) => {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const begun = text.split('-----BEGIN ').length - 1;
  if (begun > 0 && found.length === begun && found.every(isCertificate)) return `${found.join('\n')}\n`;
  return refuse(context, 'It must be certificates in PEM form (`-----BEGIN CERTIFICATE-----`), all of them whole.');
});

/** A project (`KEY`) or a repository (`KEY/slug`); `~name` is a personal project. */
export const repositoryPattern = z
  .string()
  .regex(/^~?[\w.-]+(\/[\w.-]+)?$/, 'It must be a project key such as `EXP`, or a repository such as `EXP/exporter`.');

function parsed(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
