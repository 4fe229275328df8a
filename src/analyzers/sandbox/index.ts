export { type ProgramOptions, type ProgramResult, runProgram } from './run-program';
export { type FileWorkerOptions, runFileWorker } from './run-file-worker';
export { withScratchFolder } from './scratch';
export { type Inspect, serveFiles, type WorkerFile } from './serve-files';
