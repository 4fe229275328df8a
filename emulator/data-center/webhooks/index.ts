export type { BreakerOptions } from './circuit-breaker';
export { createMessenger, type Messenger, type MessengerOptions } from './messenger';
