import request from 'supertest';
import { newSecret } from './lifecycle';
import type { WebUnderTest } from './web';

/** Signs the fake site's person in and gives the cookie of their browser. */
export async function signInAt(web: WebUnderTest, site: string): Promise<string> {
  const get = (path: string): request.Test => request(web.server).get(path).set('Accept', 'text/html');
  const first = await get(`/api/auth/bitbucket?site=${encodeURIComponent(site)}`).expect(303);
  const state = new URL(first.headers.location!).searchParams.get('state')!;
  const path = `/api/auth/callback/bitbucket?state=${encodeURIComponent(state)}&code=${newSecret()}`;
  return cookieIn(await get(path).set('Cookie', cookieIn(first, '__Host-loom-sign-in')).expect(303), '__Host-loom');
}

function cookieIn(answer: request.Response, name: string): string {
  const lines = [answer.headers['set-cookie']].flat() as string[];
  return lines.find((line) => line.startsWith(`${name}=`))!.split(';')[0]!;
}
