import { createWorkerPool } from '../worker-pool';

/** Kept between the tests of a suite: to start one takes longer than most of them. */
export const keptWorkers = createWorkerPool(10_000);
