import { Pool } from 'undici';
import type { PullRequest } from '../../emulator';
import { FINDINGS } from './change';

const IN_FLIGHT = 8;

/**
 * The least that a first review can take in round trips: ask for the pull request, then post a comment for each finding and a summary,
 * with eight calls in flight. Returns milliseconds from the start to the last answer.
 */
export async function roundTripFloor(apiUrl: string, token: string, { repository, id }: PullRequest): Promise<number> {
  const pool = new Pool(apiUrl, { connections: IN_FLIGHT, pipelining: 1 });
  const path = `/2.0/repositories/${repository.workspace.slug}/${repository.slug}/pullrequests/${id}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const call = async (method: 'GET' | 'POST', below: string, body: object | null): Promise<void> => {
    const response = await pool.request({
      method,
      path: path + below,
      headers,
      body: body === null ? null : JSON.stringify(body),
    });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`The floor was answered ${response.statusCode}: ${text}`);
  };
  const started = performance.now();
  await call('GET', '', null);
  let left = FINDINGS + 1;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left > 0) {
        left -= 1;
        await call('POST', '/comments', { content: { raw: `Comment ${left}` } });
      }
    }),
  );
  const took = performance.now() - started;
  await pool.close();
  return took;
}
