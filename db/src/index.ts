export * from './entities/index.ts';
export { DEADLINE_QUEUE, JOB_SCHEMA, NOTICE_QUEUE } from './jobs.ts';
export { migrationNames } from './migrations/index.ts';
export { migrate } from './migrate.ts';
export { APP_ROLE, CASES_SETTING, CUSTOMER_ROLE, DEVICE_SETTING } from './entities/row-rights.ts';
export { APP_SESSION, LONGEST_WAIT_MS, openDatabase } from './orm.ts';
export { startEmbeddedServer } from './server/embedded-server.ts';
export { waitUntilReachable } from './server/ready.ts';
export { WatchedClient } from './watched-client.ts';
