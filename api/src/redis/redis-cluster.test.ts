import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFreePort } from '@desk/db/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLog } from '../logs/open-log.ts';
import { provideProgram } from '../testing/debian-program.ts';
import { RedisServer } from '../testing/redis-server.ts';
import { RedisLine } from './redis-line.ts';

const program = await provideProgram('redis-server', 'redis-server');
const LAST_SLOT = 16_383;
const PATIENCE = { timeout: 30_000 };
/** Enough that each of two nodes has some. */
const CHANNELS = Array.from({ length: 12 }, (_, index) => `desk:case:{${index}}`);

describe.skipIf(program === null)('a cluster of Redis (needs redis-server)', () => {
  let folder: string;
  let first: RedisServer;
  let second: RedisServer;
  let line: RedisLine;
  let other: RedisLine;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-redis-'));
    [first, second] = await startCluster();
    const log = openLog('fatal');
    // Each finds the others by the address of one node.
    line = new RedisLine([first.url], log);
    other = new RedisLine([second.url], log);
    await Promise.all([line.start(), other.start()]);
  });

  afterAll(async () => {
    line.stop();
    other.stop();
    await Promise.all([first.stop(), second.stop()]);
    await rm(folder, { recursive: true });
  });

  /** Two nodes, each with half of the slots. */
  async function startCluster(): Promise<[RedisServer, RedisServer]> {
    const [one, two] = await Promise.all([startNode(), startNode()]);
    const [client, clientOfTwo] = await Promise.all([one.server.client(), two.server.client()]);
    const half = Math.floor(LAST_SLOT / 2);
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', String(half)]);
    await clientOfTwo.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(half + 1), String(LAST_SLOT)]);
    await clientOfTwo.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', '2']);
    await client.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(two.server.port), two.busPort]);
    for (const each of [client, clientOfTwo]) {
      await vi.waitFor(async () => {
        expect(await each.sendCommand(['CLUSTER', 'INFO'])).toContain('cluster_state:ok');
      }, PATIENCE);
      await each.close();
    }
    return [one.server, two.server];
  }

  async function startNode(): Promise<{ server: RedisServer; busPort: string }> {
    const busPort = String(await chooseFreePort());
    const options = ['--cluster-enabled', 'yes', '--cluster-port', busPort, '--dir', folder];
    const ofItsOwn = ['--cluster-config-file', `nodes-${busPort}.conf`];
    return { server: await RedisServer.start(program ?? '', [...options, ...ofItsOwn]), busPort };
  }

  async function requireAllHeard(word: string): Promise<void> {
    const heard = new Set<string>();
    const hear = (message: string, channel: string): void => {
      if (message === word) heard.add(channel);
    };
    await Promise.all(CHANNELS.map((channel) => line.ask((client) => client.sSubscribe(channel, hear))));
    await Promise.all(CHANNELS.map((channel) => other.ask((client) => client.sPublish(channel, word))));
    await expect.poll(() => heard.size, PATIENCE).toBe(CHANNELS.length);
    await Promise.all(CHANNELS.map((channel) => line.ask((client) => client.sUnsubscribe(channel))));
  }

  it('carries the channel of each case on the node of its slot, and counts there', async () => {
    await requireAllHeard('news');
    const count = (key: string) =>
      line.ask((client) => client.eval("return redis.call('incr', KEYS[1])", { keys: [key], arguments: [] }));
    const counts = CHANNELS.map(async (key) => [await count(key), await count(key)]);
    await expect(Promise.all(counts)).resolves.toEqual(CHANNELS.map(() => [1, 2]));
  });

  it('is found by whichever of its addresses answers', async () => {
    const nobody = `redis://127.0.0.1:${await chooseFreePort()}`;
    const opened: PromiseWithResolvers<void> = Promise.withResolvers();
    const third = new RedisLine([nobody, second.url], openLog('fatal'));
    third.listen({ opened: () => opened.resolve(), lost: () => undefined });
    await third.start();
    expect(third.isOpen).toBe(false);
    await opened.promise;
    await expect(third.ask((client) => client.ping())).resolves.toBe('PONG');
    third.stop();
  });

  it('is away once a node is lost, and opened anew when it is back', async () => {
    await second.stop();
    await expect.poll(() => line.isOpen, PATIENCE).toBe(false);
    await second.start();
    await expect.poll(() => line.isOpen && other.isOpen, PATIENCE).toBe(true);
    await requireAllHeard('later news');
  });
});
