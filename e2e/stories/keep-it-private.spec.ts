import type { Page } from '@playwright/test';
import { act } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { complaint, fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';
import { track } from '../pages/tracking.ts';

const personal = {
  whatHappened: 'Zanzibar invoice 4711 went astray on its way to the harbour.',
  contact: { name: 'Wilhelmina Featherstonehaugh', email: 'mina.f@mail.example', phone: '020 7946 0991' },
};
const said = {
  question: 'Did the marmalade supplier write to you?',
  update: 'We have spoken to the marmalade supplier.',
  summary: 'The marmalade supplier was right.',
  explanation: 'A closed account swallowed the sum.',
  proposedResolution: 'We send a courier with the sum.',
};

/** Everything that the page receives from the API from now on, as text. */
function receivedBy(page: Page): { texts: Promise<string>[] } {
  const received: { texts: Promise<string>[] } = { texts: [] };
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/graphql') received.texts.push(response.text());
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.texts.push(Promise.resolve(String(payload))));
  });
  return received;
}

test('the tracking page neither shows nor receives anything personal', async ({ page, request, staff }) => {
  const reference = await submitComplaint(request, personal);
  const received = receivedBy(page);
  await track(page, reference);
  await act(staff, reference, 'startReview', {});
  await act(staff, reference, 'requestInformation', { question: said.question });
  await act(staff, reference, 'startInvestigation', {});
  await act(staff, reference, 'postUpdate', { text: said.update });
  await act(staff, reference, 'startResolution', {});
  const { summary, explanation, proposedResolution } = said;
  await act(staff, reference, 'issueFinalResponse', {
    decision: 'UPHELD',
    summary,
    explanation,
    proposedResolution,
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have sent you our answer');

  const texts = await Promise.all(received.texts);
  expect(texts.filter((text) => text.includes('finalResponseIssued')).length, 'pushed').toBeGreaterThan(0);
  const everything = [await page.content(), ...texts].join('\n').toLowerCase();
  const secrets = [personal.whatHappened, ...Object.values(personal.contact), ...Object.values(said)];
  const rareWords = ['zanzibar', 'featherstonehaugh', 'mina.f', 'marmalade', 'courier', 'swallowed'];
  const told = [...secrets, ...rareWords].filter((secret) => everything.includes(secret.toLowerCase()));
  expect(told).toEqual([]);
});

test('security 45: a reference number is in no address that is asked for or left behind', async ({
  page,
  request,
}) => {
  const reference = await submitComplaint(request);
  const addresses: string[] = [];
  page.on('request', (asked) => addresses.push(asked.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await track(page, reference);
  await page.goto('about:blank');
  await page.goto(`/track#${reference}`);
  await expect(page.getByRole('main')).toContainText(reference);
  addresses.push(page.url());

  const queries = addresses.map((address) => new URL(address).search).filter((query) => query !== '');
  expect(queries).toEqual([]);
  const sent = addresses.map((address) => address.split('#')[0] ?? '');
  expect(sent.filter((address) => address.includes(reference.slice(4)))).toEqual([]);
  expect(page.url()).not.toContain(reference);
});

test('the form keeps a draft on the device, and nothing of it once the complaint is sent', async ({
  page,
}) => {
  const keptWords = (): Promise<string> =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  await openForm(page);
  await fillIn(page);
  await expect.poll(keptWords).toContain(complaint.name);
  await send(page);
  await readConfirmation(page);
  const kept = await keptWords();
  const { whatHappened, name, email } = complaint;
  expect([whatHappened, name, email].filter((answer) => kept.includes(answer))).toEqual([]);
});
