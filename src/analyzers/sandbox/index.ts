export type { JudgedFile, WorkerReport } from './file-board';
export { type FileWorkerJob, runFileWorker } from './run-file-worker';
export { type PrintResult, runPrintWorker } from './run-print-worker';
export { type ProgramOptions, type ProgramResult, runProgram } from './run-program';
export { withScratchFolder } from './scratch-folder';
export { type JudgeFile, serveFiles, type WorkerFile } from './serve-files';
export { type PrintAnswer, servePrints } from './serve-prints';
export { createWorkerPool, type WorkerPool } from './worker-pool';
