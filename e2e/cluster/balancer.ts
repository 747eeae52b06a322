import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { haproxyConfig } from './haproxy-config.ts';
import { isReady } from './probes.ts';
import { ServerProcess } from './server-process.ts';

/**
 * Starts HAProxy in front of desks, and waits until it passes on to one.
 * @param folder where it keeps its settings and its log
 * @param desks their ports
 */
export async function startBalancer(
  program: string,
  folder: string,
  port: number,
  desks: readonly number[],
): Promise<ServerProcess> {
  const config = join(folder, 'haproxy.cfg');
  await writeFile(config, haproxyConfig(port, desks));
  const log = join(folder, 'haproxy.log');
  const balancer = new ServerProcess(program, ['-db', '-f', config], log, {}, folder);
  try {
    await balancer.ready(() => isReady(`http://127.0.0.1:${port}`));
    return balancer;
  } catch (error) {
    await balancer.end();
    throw error;
  }
}
