/* eslint-disable @typescript-eslint/require-await -- the ports promise; memory answers at once */
import type { NewJob, Queue } from '../../queue';

export interface FakeQueue extends Queue {
  readonly added: NewJob[];
}

/** A queue that remembers what was added; the web asks for nothing else but what is there. */
export function fakeQueue(): FakeQueue {
  const added: NewJob[] = [];
  const notAsked = (): Promise<never> => Promise.reject(new Error('The web does not ask for this.'));
  return {
    added,
    record: notAsked,
    add: async (job) => void added.push(job),
    take: notAsked,
    extend: notAsked,
    complete: notAsked,
    fail: notAsked,
    release: notAsked,
    dead: notAsked,
    retry: notAsked,
    counts: async () => ({ waiting: added.length, running: 0, dead: 0 }),
    holds: async (key) => added.some((job) => job.key === key),
    onAdded: () => () => undefined,
    forgetDeliveries: notAsked,
    close: async () => undefined,
  };
}
