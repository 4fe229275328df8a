import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delivery, signedDeliveries, tokenDeliveries } from './intake/deliveries';
import { latencies, perCpuSecond, quantile } from './intake/load';
import { type MeasuredServer, startServer } from './intake/measured-server';
import type { BenchResult } from './result';
import { median } from './review/whole-process';

const ROUNDS = 11;
const CONNECTIONS = 64;
const AT_ONCE = 4_000;
const ACE_AT_ONCE = 600;
const PER_SECOND = 200;
const LATENCY_ROUNDS = 9;
const TIMED = ['bare', 'durable', 'loom'] as const;
type Timed = (typeof TIMED)[number];
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
 * and atlassian-connect-express. `ratios.p99`: 99th percentile of the answer at 200 requests a second against a bare server that also
 * appends the body to a file and flushes it first: the limit of this disk for any promise to have written it down.
 * `ratios.p99NoDisk`: against the bare server that writes nothing. Rounds in turn; a ratio is the median of those of the rounds, so
 * that a pause of the machine spoils one of them alone.
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  const secret = randomBytes(24).toString('hex');
  const servers = await startAll(folder, secret);
  try {
    const throughput = await measureThroughput(servers, secret);
    const waits = await measureLatency(servers, secret);
    const p99 = waits.map((round) => eachServer((name) => quantile(round[name], 0.99)));
    const medianP99 = (name: Timed): number => round(median(p99.map((each) => each[name])));
    const figures = {
      bodyBytes: signedDeliveries(1, secret)[0]!.body.length,
      barePerCpuSecond: Math.round(median(throughput.bare)),
      loomPerCpuSecond: Math.round(median(throughput.loom)),
      acePerCpuSecond: Math.round(median(throughput.ace)),
      bareP99Ms: medianP99('bare'),
      durableP99Ms: medianP99('durable'),
      loomP99Ms: medianP99('loom'),
      loomP50Ms: round(median(waits.map(({ loom }) => quantile(loom, 0.5)))),
    };
    const pairs = (peer: readonly number[]): number =>
      round(median(throughput.loom.map((value, at) => value / peer[at]!)));
    const ratios = {
      bare: pairs(throughput.bare),
      ace: pairs(throughput.ace),
      p99: round(median(p99.map(({ loom, durable }) => loom / durable))),
      p99NoDisk: round(median(p99.map(({ loom, bare }) => loom / bare))),
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

/** Milliseconds until each delivery was answered, of each round. */
async function measureLatency(servers: Servers, secret: string): Promise<Record<Timed, number[]>[]> {
  const rounds: Record<Timed, number[]>[] = [];
  for (let round = 0; round < LATENCY_ROUNDS; round += 1) {
    const found: Record<Timed, number[]> = { bare: [], durable: [], loom: [] };
    for (const name of TIMED) {
      const deliveries: Delivery[] = signedDeliveries(PER_SECOND * 2, secret);
      found[name] = await latencies(servers[name], deliveries, PER_SECOND);
    }
    rounds.push(found);
  }
  return rounds;
}

function eachServer(of: (name: Timed) => number): Record<Timed, number> {
  return { bare: of('bare'), durable: of('durable'), loom: of('loom') };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
