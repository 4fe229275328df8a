import pino from 'pino';

/** Structured log lines. `fields` first, then one sentence. Never a secret, a token, a body or a signed address. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields that would carry a secret if somebody logged a whole request or installation by mistake. */
const SECRET_FIELDS = [
  'authorization',
  'sharedSecret',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'jwt',
  'password',
];

/** JSON lines on standard output, secrets replaced wherever such a field turns up in the first two levels. */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    serializers: { error: pino.stdSerializers.err },
  });
}

export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => SILENT,
};
