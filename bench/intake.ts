import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delivery, signedDeliveries, tokenDeliveries } from './intake/deliveries';
import { latencies, perCpuSecond, quantile } from './intake/load';
import { type MeasuredServer, startServer } from './intake/measured-server';
import type { BenchResult } from './result';
import { median } from './review/whole-process';

const ROUNDS = 7;
const CONNECTIONS = 64;
const AT_ONCE = 4_000;
const ACE_AT_ONCE = 600;
const PER_SECOND = 200;
const LATENCY_ROUNDS = 5;
const CLIENT_KEY = 'connection:1';

interface Servers {
  readonly bare: MeasuredServer;
  readonly durable: MeasuredServer;
  readonly ace: MeasuredServer;
  readonly loom: MeasuredServer;
}

/**
 * A webhook of 6 kB: verified, found new, on disk together with its job, then answered with 202. Each server is a process of its own.
 *
 * `ratios.bare`, `ratios.ace`: requests per second of the server's processor time against bare `node:http` (reads the body, says 202)
 * and atlassian-connect-express; medians of rounds in turn. `ratios.p99`: 99th percentile of the answer at 200 requests a second against a
 * bare server that also appends the body to a file and flushes it first: the limit of this disk for any promise to have written it
 * down. `ratios.p99NoDisk`: against the bare server that writes nothing.
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  const secret = randomBytes(24).toString('hex');
  const servers = await startAll(folder, secret);
  try {
    const throughput = await measureThroughput(servers, secret);
    const waits = await measureLatency(servers, secret);
    const p99 = (name: keyof typeof waits): number => quantile(waits[name], 0.99);
    const figures = {
      bodyBytes: signedDeliveries(1, secret)[0]!.body.length,
      barePerCpuSecond: Math.round(median(throughput.bare)),
      loomPerCpuSecond: Math.round(median(throughput.loom)),
      acePerCpuSecond: Math.round(median(throughput.ace)),
      bareP99Ms: round(p99('bare')),
      durableP99Ms: round(p99('durable')),
      loomP99Ms: round(p99('loom')),
      loomP50Ms: round(quantile(waits.loom, 0.5)),
    };
    const pairs = (peer: readonly number[]): number =>
      round(median(throughput.loom.map((value, at) => value / peer[at]!)));
    const ratios = {
      bare: pairs(throughput.bare),
      ace: pairs(throughput.ace),
      p99: round(p99('loom') / p99('durable')),
      p99NoDisk: round(p99('loom') / p99('bare')),
    };
    return { name: 'intake', figures, ratios };
  } finally {
    await Promise.all(Object.values(servers).map((server: MeasuredServer) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startAll(folder: string, secret: string): Promise<Servers> {
  return {
    bare: await startServer('bare'),
    durable: await startServer('durable', join(folder, 'durable')),
    ace: await startServer('ace', folder, CLIENT_KEY, secret),
    loom: await startServer('loom', join(folder, 'loom.sqlite'), secret),
  };
}

async function measureThroughput(
  { bare, ace, loom }: Servers,
  secret: string,
): Promise<Record<'bare' | 'ace' | 'loom', number[]>> {
  const found: Record<'bare' | 'ace' | 'loom', number[]> = { bare: [], ace: [], loom: [] };
  const forAce = tokenDeliveries(ACE_AT_ONCE, CLIENT_KEY, secret);
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const fresh = signedDeliveries(AT_ONCE, secret);
    const figures = {
      bare: await perCpuSecond(bare, fresh, CONNECTIONS),
      loom: await perCpuSecond(loom, fresh, CONNECTIONS),
      ace: await perCpuSecond(ace, forAce, CONNECTIONS),
    };
    if (round === 0) continue;
    for (const name of ['bare', 'ace', 'loom'] as const) found[name].push(figures[name]);
  }
  return found;
}

/** In turn, so that a pause of the machine does not fall on one of them alone. */
async function measureLatency(
  { bare, durable, loom }: Servers,
  secret: string,
): Promise<Record<'bare' | 'durable' | 'loom', number[]>> {
  const found: Record<'bare' | 'durable' | 'loom', number[]> = { bare: [], durable: [], loom: [] };
  const measure = async (name: 'bare' | 'durable' | 'loom', server: MeasuredServer): Promise<void> => {
    const deliveries: Delivery[] = signedDeliveries(PER_SECOND * 2, secret);
    found[name].push(...(await latencies(server, deliveries, PER_SECOND)));
  };
  for (let round = 0; round < LATENCY_ROUNDS; round += 1) {
    await measure('bare', bare);
    await measure('durable', durable);
    await measure('loom', loom);
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
