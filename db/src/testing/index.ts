export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { startReplica } from './replica.ts';
export { chooseFreePort } from '../server/free-port.ts';
