import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerMessage } from './measured-server';

/** Listens on loopback, says so to the parent process, and answers its questions about processor time. */
export function serveMeasured(server: Server): void {
  const say = (message: ServerMessage): void => void process.send?.(message);
  server.listen(0, '127.0.0.1', () => say({ kind: 'ready', port: (server.address() as AddressInfo).port }));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    say({ kind: 'cpu', microseconds: user + system });
  });
  process.on('SIGTERM', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
}
