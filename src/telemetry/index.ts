export { createLogger, type Logger, type LogLevel, SILENT } from './logger';
export { createMetrics, type Metrics } from './metrics';
