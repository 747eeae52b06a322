import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { DomainError } from '../errors.ts';
import type { RedisLine } from '../redis/redis-line.ts';

/** How often something may be tried, counted together for one address, account, case or contact. */
const LIMITS = {
  signInPerAccount: { tries: 10, minutes: 15 },
  signInPerAddress: { tries: 50, minutes: 15 },
  codeRequestPerAddress: { tries: 20, minutes: 15 },
  codeMailPerContact: { tries: 3, minutes: 15 },
  codeMailPerContactADay: { tries: 10, minutes: 24 * 60 },
  accessCheckPerAddress: { tries: 30, minutes: 10 },
  keyCheckPerCase: { tries: 20, minutes: 60 },
  uploadPerAddress: { tries: 300, minutes: 60 },
  missedLookUpPerAddress: { tries: 100, minutes: 10 },
} as const;

/** What is limited. */
export type LimitName = keyof typeof LIMITS;

/**
 * Limits on tries, counted for all processes together: in Redis where there is one, else, or while it is away, in the
 * database. What is over its limit is refused from memory until the window ends; while both are away each process
 * counts for itself, so a limit never falls open.
 */
export class Limits {
  readonly #limiters: Record<LimitName, RateLimiterAbstract>;

  constructor(orm: MikroORM, redis: RedisLine | null, log: Logger) {
    const database = {
      query: async (query: { text: string; values: unknown[]; name?: string }) => {
        try {
          const pool = await orm.em.getConnection().getNativeClient();
          return await pool.query(query);
        } catch (error) {
          log.warn({ error }, 'Tries are counted in memory: the database cannot be reached');
          throw error;
        }
      },
    };
    const names = Object.keys(LIMITS) as LimitName[];
    this.#limiters = Object.fromEntries(
      names.map((name): [LimitName, RateLimiterAbstract] => {
        const inDatabase = databaseLimiter(name, database);
        return [name, redis === null ? inDatabase : redisLimiter(name, redis, inDatabase)];
      }),
    ) as Record<LimitName, RateLimiterAbstract>;
  }

  /** How many tries the limit allows in its window. */
  static tries(name: LimitName): number {
    return LIMITS[name].tries;
  }

  /** How long the window of the limit is. */
  static windowMs(name: LimitName): number {
    return LIMITS[name].minutes * 60_000;
  }

  /**
   * Counts one try; counted before it is made, so that tries side by side cannot slip through.
   * @param key whose tries; null counts nothing: the desk itself
   * @throws DomainError RATE_LIMITED with `retryAfterSeconds`
   */
  async take(name: LimitName, key: string | null): Promise<void> {
    const wait = await this.secondsToWait(name, key);
    if (wait !== null) throw tooMany(wait);
  }

  /** Counts one try. @returns null when it may be made, else in how many seconds the next one may */
  async secondsToWait(name: LimitName, key: string | null): Promise<number | null> {
    if (key === null) return null;
    try {
      await this.#limiters[name].consume(key);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** Takes a try back that turned out right: only wrong ones count. */
  async giveBack(name: LimitName, key: string | null): Promise<void> {
    if (key !== null) await this.#limiters[name].reward(key);
  }
}

/** The refusal of one try too many. */
export function tooMany(retryAfterSeconds: number): DomainError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const when = minutes <= 1 ? 'a minute' : `${minutes} minutes`;
  return new DomainError('RATE_LIMITED', `That was tried too often. Please wait ${when}, then try again.`, {
    retryAfterSeconds,
  });
}

function optionsOf(name: LimitName) {
  const { tries: points, minutes } = LIMITS[name];
  return { keyPrefix: name, points, duration: minutes * 60 };
}

function databaseLimiter(name: LimitName, storeClient: object): RateLimiterPostgres {
  const options = optionsOf(name);
  return new RateLimiterPostgres({
    ...options,
    storeClient,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    inMemoryBlockOnConsumed: options.points + 1,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}

function redisLimiter(
  name: LimitName,
  redis: RedisLine,
  insuranceLimiter: RateLimiterAbstract,
): RateLimiterRedis {
  const options = optionsOf(name);
  return new RateLimiterRedis({
    ...options,
    keyPrefix: `desk:limit:${name}`,
    storeClient: {
      eval: (script: string, parameters: { keys: string[]; arguments: string[] }) =>
        redis.ask((client) => client.eval(script, parameters)),
    },
    useRedisPackage: true,
    inMemoryBlockOnConsumed: options.points + 1,
    insuranceLimiter,
  });
}
