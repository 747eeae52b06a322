import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../logs/open-log.ts';
import { provideProgram } from '../testing/debian-program.ts';
import { RedisServer } from '../testing/redis-server.ts';
import { LateAnswer } from './in-time.ts';
import { RedisLine } from './redis-line.ts';

const program = await provideProgram('redis-server', 'redis-server');

describe.skipIf(program === null)(
  'a Redis that takes connections and says nothing (needs redis-server)',
  () => {
    let redis: RedisServer;
    let line: RedisLine;
    let opened: PromiseWithResolvers<void>;
    let lost: PromiseWithResolvers<void>;

    beforeAll(async () => {
      redis = await RedisServer.start(program ?? '');
    });

    afterAll(() => redis.stop());

    beforeEach(() => {
      [opened, lost] = [Promise.withResolvers(), Promise.withResolvers()];
      line = new RedisLine([redis.url], openLog('fatal'));
      line.listen({ opened: () => opened.resolve(), lost: () => lost.resolve() });
    });

    afterEach(() => {
      line.stop();
      redis.goOn();
    });

    it('does not keep a desk from starting, and is used once it answers', async () => {
      redis.pause();
      await line.start();
      expect(line.isOpen).toBe(false);
      redis.goOn();
      await opened.promise;
      await expect(line.ask((client) => client.ping())).resolves.toBe('PONG');
    });

    it('is away for whoever asks it next, and opened anew', async () => {
      await line.start();
      opened = Promise.withResolvers();
      redis.pause();
      await expect(line.ask((client) => client.ping())).rejects.toThrow(LateAnswer);
      await lost.promise;
      await expect(line.ask((client) => client.ping())).rejects.toThrow('Redis is away');
      redis.goOn();
      await opened.promise;
      expect(line.isOpen).toBe(true);
    });
  },
);
