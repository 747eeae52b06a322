import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';

const PAGE = new URL('../../../docs/personal-data.md', import.meta.url);

let test: TestDesk;

beforeAll(async () => {
  test = await startTestDesk();
});

afterAll(() => test.close());

it('docs/personal-data.md names every column that can hold text, once, and none that there is not', async () => {
  const columns = await test.desk.orm.em.fork().execute<{ name: string }[]>(
    `select format('%s.%s', t.relname, a.attname) as name
       from pg_attribute a
       join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p')
       join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
       join pg_type y on y.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped and t.relname <> 'mikro_orm_migrations'
        and y.typname in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', 'inet', 'xml', '_text', '_varchar')`,
  );
  const page = await readFile(PAGE, 'utf8');
  const named = [...page.matchAll(/`([a-z_0-9]+\.[a-z_0-9]+)`/g)].map(([, name]) => String(name));

  expect(named.sort()).toEqual(columns.map(({ name }) => name).sort());
});
