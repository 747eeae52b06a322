import * as v from 'valibot';
import { described } from './described.ts';

const postgresUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\/.+/, 'must look like postgres://user:password@host:5432/database'),
);

/** The PostgreSQL server, and the copy of it that some reads go to. */
export const databaseVariables = {
  DATABASE_URL: v.optional(
    described(
      postgresUrl,
      'a PostgreSQL 18 server to use instead of the embedded one',
      'postgres://owner:password@10.0.0.7/complaints',
    ),
  ),
  DATABASE_REPLICA_URL: v.optional(
    described(
      postgresUrl,
      'a streaming replica of it, from which lists, reports and public statuses are read, but for those who have just written',
      'postgres://owner:password@10.0.0.8/complaints',
    ),
  ),
  DATABASE_POOL_SIZE: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'must be 1 to 999'), v.transform(Number)),
      'connections held at most',
      '20',
    ),
    '10',
  ),
};
