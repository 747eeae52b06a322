import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../orm.ts';
import startTestServer from './test-server.ts';
import { createTestDatabase } from './test-database.ts';

/** `npm run migration:create -- NAME`: writes what the entities have that the newest migration lacks. */
const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) {
  process.stderr.write('Give the migration a name in lower case, such as add-rating.\n');
  process.exit(1);
}
const stopServer = await startTestServer();
const database = await createTestDatabase();
const orm = await MikroORM.init(ormConfig(database.url));
const migration = await orm.migrator.create(undefined, false, false, name);
process.stdout.write(
  migration.fileName === ''
    ? 'Entities and migrations agree: there is nothing to write.\n'
    : `Wrote src/migrations/${migration.fileName}. Read it, then add it to src/migrations/index.ts.\n`,
);
await orm.close();
await database.drop();
await stopServer?.();
