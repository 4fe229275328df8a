import { Client } from 'pg';

/** Name of the notification that a job was added. */
export const CHANNEL = 'loom_jobs';

/**
 * Hears of jobs that other processes add. Best effort: when the connection breaks, pollers find the jobs a little later, and the
 * next call of `revive` listens again.
 */
export class Listener {
  private client: Client | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly heard: () => void,
  ) {}

  /** Listens, unless it does already. */
  async revive(): Promise<void> {
    if (this.client || this.closed) return;
    const client = new Client({ connectionString: this.url });
    this.client = client;
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', this.heard);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      forget();
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }
}
