import { Notice } from '@desk/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { sweepNotices } from './sweep-notices.ts';

const MUTE = `mutation ($input: MuteNoticesInput!) {
  muteNotices(input: $input) { case { mailChoices { kind isMuted } } }
}`;

let test: TestDesk;
let office: Office;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  office = await staffOffice(test);
});

afterAll(() => test.close());

it('leaves out the mails that the customer does not want, and no others', async () => {
  const made = await testCase(test, office, 'investigation');
  const { reference } = made;
  const answer = await made.customer.data(MUTE, { input: { reference, muted: ['MESSAGE'] } });
  expect(answer).toMatchObject({
    muteNotices: {
      case: { mailChoices: expect.arrayContaining([{ kind: 'MESSAGE', isMuted: true }]) as unknown },
    },
  });
  await made.act('sendMessage', { text: 'A word in between.' });
  await made.act('postUpdate', { text: 'We asked the bank.' });
  await sweepNotices(test.desk);
  const notices = await test.desk.orm.em.fork().find(Notice, { caseFile: { reference } });
  const states = Object.fromEntries(notices.map(({ kind, state }) => [kind, state]));
  expect(states).toMatchObject({ MESSAGE: 'MUTED', PROGRESS_UPDATE: 'SENT', ACKNOWLEDGEMENT: 'SENT' });
});

it('mails what the law makes us send, whatever is chosen', async () => {
  const made = await testCase(test, office, 'acknowledged');
  const input = { reference: made.reference, muted: ['FINAL_RESPONSE', 'MESSAGE'] };
  const error = await made.customer.refusal(MUTE, { input });
  expect([error.extensions.code, error.extensions.fields?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'muted']);
});
