import type { MikroORM } from '@mikro-orm/postgresql';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { IdempotencyKey, Note, Staff, StoredFile } from './entities/index.ts';
import { NewRows } from './new-rows.ts';
import { openDatabase } from './orm.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
let orm: MikroORM;
let rows: NewRows;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await openDatabase(database.url, 2);
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

beforeEach(() => {
  rows = new NewRows();
});

const uploadedAt = new Date('2026-11-26T09:00:00.123Z');

function fileOf(staff: string | Staff, name: string) {
  const sha256 = '0'.repeat(64);
  return {
    id: v7(),
    staff,
    name,
    mediaType: 'text/plain',
    byteSize: 1,
    sha256,
    state: 'CLEAN',
    uploadedAt,
  } as const;
}

it('writes rows of several tables whatever their order, references by id or entity', async () => {
  const em = orm.em.fork();
  const staff = em.create(
    Staff,
    { id: v7(), name: 'Amira Hassan', email: 'amira@staff.example', role: 'HANDLER', passwordHash: '' },
    { persist: false },
  );
  const names = ['Receipt.txt', `Half a ${'😀'.slice(0, 1)}, "quoted" $1 \\u0041`];
  rows.add(StoredFile, fileOf(staff.id, names[0] ?? ''));
  rows.add(StoredFile, fileOf(staff, names[1] ?? ''));
  rows.addEntity(em, staff);
  await rows.write(em);

  const files = await orm.em.fork().find(StoredFile, { staff: staff.id }, { orderBy: { id: 'asc' } });
  expect(files.map(({ name }) => name)).toEqual(names.map((name) => name.toWellFormed()));
  expect(files[0]).toMatchObject({ uploadedAt, caseFile: null });
  expect((await orm.em.fork().findOneOrFail(Staff, staff.id)).name).toBe('Amira Hassan');
});

it('writes all or nothing, and nothing twice', async () => {
  const key = v7();
  const claim = { operation: 'test', inputHash: '0'.repeat(64), createdAt: uploadedAt };
  rows.add(IdempotencyKey, { key, ...claim });
  rows.add(Note, { id: v7(), caseFile: v7(), seq: 1, text: 'Of no case', writtenAt: uploadedAt });
  let written = 0;
  rows.onceWritten(() => written++);
  await expect(rows.write(orm.em.fork())).rejects.toThrow(/foreign key/);
  expect([await orm.em.fork().count(IdempotencyKey, { key }), written]).toEqual([0, 0]);

  rows.add(IdempotencyKey, { key, ...claim });
  await rows.write(orm.em.fork());
  await rows.write(orm.em.fork());
  expect([await orm.em.fork().count(IdempotencyKey, { key }), written]).toEqual([1, 1]);
});

it('comes and goes with the transaction of its entity manager', async () => {
  const key = v7();
  const writing = orm.em.fork().transactional(async (em) => {
    rows.add(IdempotencyKey, { key, operation: 'test', inputHash: '', createdAt: uploadedAt });
    await rows.write(em);
    throw new Error('Changed its mind');
  });
  await expect(writing).rejects.toThrow('Changed its mind');
  expect(await orm.em.fork().count(IdempotencyKey, { key })).toBe(0);
});
