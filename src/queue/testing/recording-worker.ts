import { once } from 'node:events';
import { openQueue } from '../open-queue';
import { deliveryOf, jobOf } from './jobs';

const AT_ONCE = 16;

/** A process that records deliveries until it is killed, and prints the id of each one that it was promised. */
async function main(databaseUrl: string, prefix: string): Promise<void> {
  const queue = await openQueue(databaseUrl);
  let next = 0;
  async function recordOn(): Promise<never> {
    for (;;) {
      const id = `${prefix}-${(next += 1)}`;
      const job = { ...jobOf(1), key: id };
      const recorded = await queue.record(deliveryOf(id), job);
      if (!process.stdout.write(`${recorded} ${id}\n`)) await once(process.stdout, 'drain');
    }
  }
  process.stdout.setMaxListeners(AT_ONCE);
  await Promise.all(Array.from({ length: AT_ONCE }, recordOn));
}

const [databaseUrl = '', prefix = ''] = process.argv.slice(2);
main(databaseUrl, prefix).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
