import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { StoredFile } from '@desk/db';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { upload } from '../testing/uploads.ts';

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
  return test.app.inject({ url: `/cases/${reference}/case-file.pdf`, headers: { cookie: caller.cookie } });
}

async function wordsOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

it('tells the customer’s side of a whole life, with the hash of each file, and nothing internal', async () => {
  const made = await testCase(test, office, 'decidedTwice', { whatHappened: 'My payment never arrived.' });
  const { id } = await upload(
    origin,
    office.handler,
    { name: 'receipt.txt', content: Buffer.from('Paid on Monday.') },
    { 'desk-client': 'script' },
  );
  await made.act('sendMessage', { text: 'Here is the receipt.', files: [id] });
  await made.act('addNote', { text: 'A word for ourselves.' });
  const answer = await download(made.customer, made.reference);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(answer.headers['cache-control']).toBe('private, no-store');
  const words = await wordsOf(answer.rawPayload);
  const { sha256 } = await test.desk.orm.em.fork().findOneOrFail(StoredFile, { id });
  const told = [
    `Case file of the complaint ${made.reference}`,
    'My payment never arrived.',
    'We sent our final response',
    'You asked us to look again',
    'The review was decided',
    'Financial Ombudsman Service',
    'Here is the receipt.',
    'receipt.txt',
  ];
  for (const text of told) expect(words).toContain(text);
  expect(words.replaceAll(' ', '')).toContain(sha256);
  expect(words).not.toContain('ourselves');
});

it('is for the customer alone: a stranger learns nothing, and staff have views of their own', async () => {
  const { reference } = await testCase(test, office, 'acknowledged');
  const other = await testCase(test, office, 'acknowledged');
  const answers = [
    await download(other.customer, reference),
    await download(new TestCaller(test.app), reference),
    await download(office.manager, reference),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 401, 401]);
});

it('security 48: fetches nothing that a complaint points to', async () => {
  let asked = 0;
  const bait = createServer((socket) => {
    asked++;
    socket.destroy();
  });
  bait.listen(0, '127.0.0.1');
  await once(bait, 'listening');
  onTestFinished(() => void bait.close());
  const url = `http://127.0.0.1:${(bait.address() as AddressInfo).port}`;
  const whatHappened = `<img src="${url}/a.png"> <link rel="stylesheet" href="${url}/b.css"> ![](${url}/c.png) ${url}`;
  const made = await testCase(test, office, 'responded', { whatHappened });
  const { rawPayload } = await download(made.customer, made.reference);
  expect(await wordsOf(rawPayload)).toContain('<img src=');
  expect(asked).toBe(0);
});
