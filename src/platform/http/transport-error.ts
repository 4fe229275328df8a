import { isNativeError } from 'node:util/types';
import { Failure, type FailureDetails } from '../../domain';
import { redact } from './redact';
import { isTunnelCode, tunnelWords } from './proxy-tunnel';
import type { Outcome } from './retry';

const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const TIMED_OUT = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Whether another try can help, from the error that a connection ended with. */
export function outcomeOf(error: unknown): Outcome {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return { kind: 'final' };
  return { kind: NOT_SENT.has(code) || isTunnelCode(code) ? 'not-sent' : 'unknown' };
}

/** What to tell a person about a connection that failed. */
export function transportFailure(error: unknown, where: string): Failure {
  const code = codeOf(error);
  return new Failure({ ...words(code), kind: 'unavailable', where, cause: plainError(error, code) });
}

function words(code: string): Pick<FailureDetails, 'what' | 'next'> {
  if (CERTIFICATE.test(code)) return certificateWords(code);
  if (isTunnelCode(code)) return tunnelWords(code);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      what: 'The name of the host was not found.',
      next: 'Check the configured address, and the DNS of this machine.',
    };
  }
  if (TIMED_OUT.has(code)) {
    return {
      what: 'The host did not answer in time.',
      next: 'Nothing to do if this passes; otherwise check the network and proxy.',
    };
  }
  if (NOT_SENT.has(code)) {
    return { what: 'The host cannot be reached.', next: 'Check the configured address, the network and the proxy.' };
  }
  return {
    what: 'The connection to the host broke.',
    next: 'Nothing to do if this passes; otherwise check the network and proxy.',
  };
}

const DATES = /EXPIRED|NOT_YET_VALID/;
const OTHER_NAME = /ALTNAME|HOSTNAME/;

function certificateWords(code: string): Pick<FailureDetails, 'what' | 'next'> {
  if (DATES.test(code)) {
    return {
      what: `The certificate of the host is not valid today (${code}).`,
      next: 'Renew it on the host, or on the proxy on the way, and check the clock of this machine.',
    };
  }
  if (OTHER_NAME.test(code)) {
    return {
      what: `The certificate of the host is for another name (${code}).`,
      next: 'Configure the address by which the certificate names the host, or get one for this name.',
    };
  }
  const cause = code.includes('SELF_SIGNED')
    ? 'it, or its authority, vouches for itself'
    : 'nobody here knows its authority';
  return {
    what: `The certificate of the host is not trusted: ${cause} (${code}).`,
    next: 'If the host, or a proxy on the way, uses a certificate of your own authority, name the file of that authority, PEM, in NODE_EXTRA_CA_CERTS or with the connection, and start Loom again.',
  };
}

/** The code of an error or of the first of its causes that has one. */
function codeOf(error: unknown): string {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = 'cause' in current ? current.cause : null;
  }
  return '';
}

/** A cause that is safe to log: client errors may hold the whole request. */
function plainError(error: unknown, code: string): Error {
  const message = isNativeError(error) ? error.message : '';
  return new Error(redact(message.includes(code) ? message : `${code}: ${message}`));
}
