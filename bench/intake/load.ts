import { Pool } from 'undici';
import type { Delivery } from './deliveries';
import type { MeasuredServer } from './measured-server';

async function send(pool: Pool, { path, headers, body }: Delivery): Promise<void> {
  const response = await pool.request({ path, method: 'POST', headers: { ...headers }, body });
  await response.body.dump();
  if (response.statusCode >= 300) throw new Error(`A server of the bench answered ${response.statusCode}.`);
}

/** As fast as `connections` senders can. Returns requests per second of the server's processor time. */
export async function perCpuSecond(
  server: MeasuredServer,
  deliveries: readonly Delivery[],
  connections: number,
): Promise<number> {
  const pool = new Pool(`http://127.0.0.1:${server.port}`, { connections, pipelining: 1 });
  let next = 0;
  const before = await server.cpu();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let at = next++; at < deliveries.length; at = next++) await send(pool, deliveries[at]!);
    }),
  );
  const used = (await server.cpu()) - before;
  await pool.close();
  return deliveries.length / (used / 1e6);
}

/** One delivery every `1 / perSecond` seconds, answered or not. Returns milliseconds until each was answered. */
export async function latencies(
  server: MeasuredServer,
  deliveries: readonly Delivery[],
  perSecond: number,
): Promise<number[]> {
  const pool = new Pool(`http://127.0.0.1:${server.port}`, { connections: 20, pipelining: 1 });
  const started = performance.now();
  const waits = deliveries.map(async (delivery, index) => {
    const due = started + (index * 1_000) / perSecond;
    await new Promise((done) => setTimeout(done, due - performance.now()));
    const sent = performance.now();
    await send(pool, delivery);
    return performance.now() - sent;
  });
  const times = await Promise.all(waits);
  await pool.close();
  return times;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
