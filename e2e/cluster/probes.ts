import { connect } from 'node:net';

/** Whether a desk, or the balancer in front of several, takes work at an address. */
export async function isReady(address: string): Promise<boolean> {
  return (await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
}

/** Whether something listens at a port. */
export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
