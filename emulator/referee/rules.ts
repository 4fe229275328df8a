import type { JsonObject } from './document';
import { patchCloudDocument } from './patch-cloud-document';
import { patchDataCenterDocument } from './patch-data-center-document';

/** How the requests of one product are judged. */
export interface Rules {
  /** Repairs the official document. */
  patch(document: JsonObject): JsonObject;
  /** Addresses that are written to without a body. */
  readonly bodyless: RegExp;
  /** Where the paths of the document begin. */
  readonly base: string;
  /** The address as the document has it. */
  addressOf(url: string): string;
  /** The body of a refusal. */
  refusal(message: string): unknown;
}

export const CLOUD_RULES: Rules = {
  patch: patchCloudDocument,
  bodyless: /\/(approve|request-changes|resolve|decline|merge)$/,
  base: '',
  addressOf: (url) => url,
  refusal: (message) => ({ type: 'error', error: { message } }),
};

/** Every namespace has two names of its version, and the document knows one of them. */
export function dataCenterRules(contextPath: string): Rules {
  return {
    patch: patchDataCenterDocument,
    bodyless: /\/(decline|merge|reopen|watch|approve|test)$/,
    base: '/rest',
    addressOf: (url) => url.slice(contextPath.length).replace(/^(\/rest\/[a-z-]+)\/1\.0\//, '$1/latest/'),
    refusal: (message) => ({ errors: [{ context: null, message, exceptionName: null }] }),
  };
}
