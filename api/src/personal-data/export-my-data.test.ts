import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

let test: TestDesk;
let office: Office;
let origin: string;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
  origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(() => test.close());

function download(caller: TestCaller, reference: string) {
  return test.app.inject({ url: `/cases/${reference}/my-data.zip`, headers: { cookie: caller.cookie } });
}

it('holds what the desk keeps about its customer, files byte by byte, and nothing of ours', async () => {
  const made = await testCase(test, office, 'responded');
  const names = ['a.txt', 'a.txt'];
  for (const [index, name] of names.entries()) {
    await made.sendFile(origin, { name, content: Buffer.from(`Words ${index}.`) });
  }
  await made.act('addNote', { text: 'A word for ourselves.' });
  const answer = await download(made.customer, made.reference);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  const parts = unzipSync(new Uint8Array(answer.rawPayload));
  const read = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const text = read('my-data.json');
  const data = JSON.parse(text) as { files: { path: string }[]; contact: object[]; history: object[] };
  expect(data.contact).toMatchObject([{ name: 'Maria Kowalski', email: 'maria@mail.example' }]);
  expect(data.history.length).toBeGreaterThan(6);
  const bytes = data.files.map(({ path }) => read(path));
  expect(bytes.sort()).toEqual(['Words 0.', 'Words 1.']);
  for (const secret of ['ourselves', office.handler.id, 'Hash', '@staff.example'])
    expect(text).not.toContain(secret);
});

it('is for the customer alone', async () => {
  const { reference } = await testCase(test, office, 'acknowledged');
  const other = await testCase(test, office, 'acknowledged');
  const answers = [
    await download(other.customer, reference),
    await download(new TestCaller(test.app), reference),
    await download(office.director, reference),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 401, 401]);
});
