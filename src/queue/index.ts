export type {
  CloseJob,
  DeadJob,
  Delivery,
  Job,
  JobEnd,
  JobPayload,
  NewJob,
  Queue,
  QueueCounts,
  Recorded,
  ReviewJob,
} from './port';
export { openQueue } from './open-queue';
export { startWorker, type Worker, type WorkerOptions } from './worker';
