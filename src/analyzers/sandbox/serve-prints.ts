import { writeSync } from 'node:fs';
import { giveUp } from './give-up';
import { readPrintOrder } from './protocol';

/** Prints what the tool says to these arguments, at once or by the time that a returned promise settles. What it throws ends the process. */
export type PrintAnswer = (args: readonly string[]) => unknown;

const STDOUT = 1;

/** The whole of a worker process whose tool prints what it says: loads it, then does one order after the other until its parent goes away. */
export function servePrints(load: () => Promise<PrintAnswer>): void {
  process.once('disconnect', () => process.exit());
  const loaded = load();
  process.on('message', (message) => {
    const order = readPrintOrder(message);
    if (order === null) return;
    loaded
      .then((print) => print(order.args))
      // Not by `process.stdout`: native code printed past it, and it would not wait for whoever reads.
      .then(() => writeSync(STDOUT, order.end))
      .catch(giveUp);
  });
}
