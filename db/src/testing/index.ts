export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { startReplica } from './replica.ts';
