import { Pool } from 'undici';
import { FINDINGS } from '../cloud/change';

const IN_FLIGHT = 8;

/**
 * The least that a first review can take in round trips: ask for the pull request, then post a comment for each finding and a summary,
 * with eight calls in flight, as on Cloud. Returns milliseconds from the start to the last answer.
 * @param pull page of the pull request in REST, from the host on
 */
export async function roundTripFloor(pull: string, token: string): Promise<number> {
  const { origin, pathname } = new URL(pull);
  const pool = new Pool(origin, { connections: IN_FLIGHT, pipelining: 1 });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-atlassian-token': 'no-check',
  };
  const call = async (method: 'GET' | 'POST', below: string, body: object | null): Promise<void> => {
    const path = pathname + below;
    const response = await pool.request({ method, path, headers, body: body === null ? null : JSON.stringify(body) });
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
        await call('POST', '/comments', { text: `Comment ${left}` });
      }
    }),
  );
  const took = performance.now() - started;
  await pool.close();
  return took;
}
