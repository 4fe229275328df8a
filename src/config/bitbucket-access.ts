import { readCredential } from './credentials';
import { readDataCenters } from './data-center';
import { type RawVariables, readVariables } from './read-variables';
import type { ServerConfig } from './server-config';
import { httpUrl, type ReadValue, valueReader, type Values } from './value-reader';
import { SERVER_VARIABLES } from './variables';

/** Where Bitbucket is, what to sign in with there, and through which proxy: all that one review by hand needs. */
export type BitbucketAccess = Pick<ServerConfig['bitbucket'], 'apiUrl' | 'webUrl' | 'credential' | 'dataCenters'> &
  Pick<ServerConfig, 'proxy'>;

/** @throws Failure `invalid` that names the variable */
export function readBitbucketAccess(raw: RawVariables = process.env): BitbucketAccess {
  const values = readVariables(raw);
  return bitbucketAccess(values, valueReader(values));
}

export function bitbucketAccess(values: Values, read: ReadValue): BitbucketAccess {
  return {
    apiUrl: read('BITBUCKET_API_URL', httpUrl, SERVER_VARIABLES.BITBUCKET_API_URL.default),
    webUrl: read('BITBUCKET_URL', httpUrl, SERVER_VARIABLES.BITBUCKET_URL.default),
    credential: readCredential(values),
    dataCenters: readDataCenters(values, read),
    proxy: values.HTTPS_PROXY ? { url: values.HTTPS_PROXY, except: values.NO_PROXY ?? '' } : null,
  };
}
