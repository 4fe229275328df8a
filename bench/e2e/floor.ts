import { Pool } from 'undici';
import { FINDINGS } from '../cloud/change';

const IN_FLIGHT = 8;

export interface PullRequestApi {
  /** Address of the pull request in REST. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a request that comments on it. */
  readonly comment: (text: string) => object;
}

/**
 * The least that a first review can take in round trips: ask for the pull request, then post a comment for each finding and a summary,
 * with eight calls in flight. Returns milliseconds from the start to the last answer.
 */
export async function roundTripFloor({ url, headers, comment }: PullRequestApi): Promise<number> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: IN_FLIGHT, pipelining: 1 });
  const call = async (method: 'GET' | 'POST', below: string, body: object | null): Promise<void> => {
    const response = await pool.request({
      method,
      path: pathname + below,
      headers: { ...headers, 'content-type': 'application/json' },
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
        await call('POST', '/comments', comment(`Comment ${left}`));
      }
    }),
  );
  const took = performance.now() - started;
  await pool.close();
  return took;
}
