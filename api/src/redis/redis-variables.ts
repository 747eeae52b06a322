import * as v from 'valibot';
import { described } from '../described.ts';

const redisUrls = v.pipe(
  v.string(),
  v.transform((text) => text.split(/\s*,\s*/)),
  v.array(
    v.pipe(
      v.string(),
      v.regex(/^rediss?:\/\/.+/, 'must look like redis://user:password@host:6379, or rediss:// for TLS'),
    ),
  ),
);

/** The Redis or Valkey that several processes share. */
export const redisVariables = {
  REDIS_URL: v.optional(
    described(
      redisUrls,
      'a Redis 7 or Valkey, or nodes of a cluster of them with commas between, that carries wake-ups and counts tries for all processes; while it is away all works on, live updates a few seconds late',
      'rediss://user:password@10.0.0.8:6379',
    ),
  ),
};
