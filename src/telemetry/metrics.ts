import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counters and timings of one process, in the Prometheus text format. */
export interface Metrics {
  readonly deliveries: Counter<'door' | 'outcome'>;
  readonly reviews: Counter<'state'>;
  readonly reviewSeconds: Histogram;
  readonly hostRequests: Counter<'method' | 'status'>;
  readonly jobs: Gauge<'state'>;
  /** The page that `GET /metrics` answers. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(options: { readonly processMetrics: boolean }): Metrics {
  const registry = new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    deliveries: new Counter({
      name: 'loom_deliveries_total',
      help: 'Webhook requests by door and outcome.',
      labelNames: ['door', 'outcome'],
      registers,
    }),
    reviews: new Counter({
      name: 'loom_reviews_total',
      help: 'Reviews by final state.',
      labelNames: ['state'],
      registers,
    }),
    reviewSeconds: new Histogram({
      name: 'loom_review_seconds',
      help: 'Seconds from the start of a review to its last effect.',
      buckets: [0.5, 1, 2, 5, 10, 30, 60, 300],
      registers,
    }),
    hostRequests: new Counter({
      name: 'loom_host_requests_total',
      help: 'Requests sent to Bitbucket by method and status.',
      labelNames: ['method', 'status'],
      registers,
    }),
    jobs: new Gauge({ name: 'loom_jobs', help: 'Jobs by state.', labelNames: ['state'], registers }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
