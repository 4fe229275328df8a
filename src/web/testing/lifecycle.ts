import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { hostClaims, makeToken } from './connect-tokens';
import { API_URL, APP_KEY, WEB_URL, type WebUnderTest } from './web';

export const WORKSPACE = '{11111111-2222-3333-4444-555555555555}';
export const CLIENT_KEY = `ari:cloud:bitbucket::app/${WORKSPACE}/${APP_KEY}`;

export function newSecret(): string {
  return randomBytes(24).toString('hex');
}

/** Body of a lifecycle call as Bitbucket sends it. */
export function payload(secret: string, change: object = {}): Record<string, unknown> {
  return {
    key: APP_KEY,
    eventType: 'installed',
    productType: 'bitbucket',
    baseUrl: WEB_URL,
    baseApiUrl: API_URL,
    sharedSecret: secret,
    clientKey: CLIENT_KEY,
    principal: { type: 'team', uuid: WORKSPACE, display_name: 'Acme' },
    user: { type: 'user', uuid: '{ada}' },
    ...change,
  };
}

/** Makes the host know a secret. */
export function issue(web: WebUnderTest, secret: string, clientKey = CLIENT_KEY, workspace = WORKSPACE): void {
  web.connect.issued.set(clientKey, { secret, workspace: { id: workspace, name: 'Acme' } });
}

export interface Call {
  readonly body: object;
  readonly token?: string;
  readonly path?: string;
}

export function post(web: WebUnderTest, { body, token, path = '/installed' }: Call): request.Test {
  const call = request(web.server).post(path).set('Content-Type', 'application/json');
  if (token !== undefined) void call.set('Authorization', `JWT ${token}`);
  return call.send(JSON.stringify(body));
}

/** A token as Bitbucket makes it, with changes. */
export function signed(secret: string, change: object = {}, path = '/installed'): string {
  return makeToken({ ...hostClaims(CLIENT_KEY, 'POST', path), ...change }, secret);
}

/** Installs the app properly. @returns its secret */
export async function install(web: WebUnderTest, secret = newSecret()): Promise<string> {
  issue(web, secret);
  await post(web, { body: payload(secret) }).expect(204);
  return secret;
}

export async function storedSecret(web: WebUnderTest): Promise<string | undefined> {
  const row = await web.store.installations.byClientKey(CLIENT_KEY);
  return row === null ? undefined : (await web.store.installations.secretsOf(row.id))?.sharedSecret;
}
