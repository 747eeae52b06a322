import { randomUUID } from 'node:crypto';
import { act } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { findInMail } from '../pages/mailbox.ts';
import { expectLive, sendMessage } from '../pages/own-case.ts';
import { readLetter } from '../pages/postbox.ts';

/** A customer with a mailbox that no other story looks into. */
function someone() {
  const email = `${randomUUID()}@mail.example`;
  return { email, contact: { name: 'Rosa Lindqvist', email } };
}

test('a code from the mail opens the case; words and files go both ways, live', async ({
  page,
  request,
  staff,
}) => {
  const { email, contact } = someone();
  const reference = await submitComplaint(request, { contact });
  await page.goto('/open');
  const byCode = page.locator('form').first();
  await byCode.getByLabel('Your reference number').fill(reference.toLowerCase().replaceAll('-', ' '));
  await byCode.getByRole('button', { name: 'Send me a code' }).click();
  const code = byCode.getByLabel('The code from our email');
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await code.fill(
    (await findInMail(request, email, /(?<=Your code: )[0-9A-Z]{4}-[0-9A-Z]{4}/)).toLowerCase(),
  );
  await byCode.getByRole('button', { name: 'Open my case' }).click();
  await expect(page.getByText(reference)).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await expectLive(page);

  await sendMessage(page, 'Here is the receipt.', 'receipt.txt');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'receipt.txt' }).click();
  expect((await download).suggestedFilename()).toBe('receipt.txt');
  await act(staff, reference, 'sendMessage', { text: 'Thank you, we have it now.' });
  await expect(page.getByText('Thank you, we have it now.', { exact: true })).toBeVisible();

  await act(staff, reference, 'startReview', {});
  await act(staff, reference, 'requestInformation', { question: 'On which day did you pay?' });
  await expect(page.getByText('On which day did you pay?').first()).toBeVisible();
  await page.getByLabel('Your answer').fill('On Monday.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(page.getByRole('heading', { name: 'We need something from you' })).toBeHidden();
  await expect(page.getByText('On Monday.')).toBeVisible();
});

test('the link of a mail opens the case once, by a button, and leaves the address', async ({
  page,
  request,
  openDevice,
  otherDevice,
}) => {
  const { email, contact } = someone();
  const reference = await submitComplaint(request, { contact });
  const link = new URL(await findInMail(request, email, /https?:\/\/[^\s"<]+\/open#[\w-]+/));
  const address = `/open${link.hash}`;
  await page.goto(address);
  await expect(page).toHaveURL(/\/open$/);
  await page.getByRole('button', { name: 'Open my case' }).click();
  await expect(page.getByText(reference)).toBeVisible();

  const second = await openDevice(otherDevice);
  await second.goto(address);
  await second.getByRole('button', { name: 'Open my case' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await expect(second.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(second.locator('#code-reference')).toHaveValue(reference);
});

test('the key on a letter opens the case of a customer without email', async ({ page, request, staff }) => {
  const contact = { name: 'Rosa Lindqvist', postalAddress: '1 High Street\nCardiff\nCF10 1AA' };
  const reference = await submitComplaint(request, { contact });
  const letter = await readLetter(staff, reference);
  const [key = ''] = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(letter.split('Your access key')[1] ?? '') ?? [];
  await page.goto('/open');
  const byKey = page.locator('form').filter({ hasText: 'By the key on our letter' });
  await byKey.getByLabel('Your reference number').fill(reference);
  await byKey.getByLabel('Access key').fill('0000-0000-0000-0000');
  await byKey.getByRole('button', { name: 'Open my case' }).click();
  await expect(byKey.getByText('This key does not open the case.')).toBeVisible();
  await byKey.getByLabel('Access key').fill(key.toLowerCase().replaceAll('-', ' '));
  await byKey.getByRole('button', { name: 'Open my case' }).click();
  await expect(page.getByText(reference)).toBeVisible();
  await expectLive(page);
});

test('nothing of a case stays on the device but the cookie', async ({ page }) => {
  const secret = `The secret of ${randomUUID()}`;
  await submitComplaint(page.request, { whatHappened: secret });
  await page.goto('/case');
  await expectLive(page);
  await page.getByLabel('Your message').fill('A message that is not sent');
  const kept = await page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push((await (await cache.match(request))?.text()) ?? '');
    }
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, cached, databases]);
  });
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain('A message that is not sent');
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your case is not open on this device');
  expect(await page.getByRole('main').innerText()).not.toContain(secret);
});

test('a helper reads along by a link, and is signed out from the settings', async ({
  page,
  openDevice,
  otherDevice,
}) => {
  const reference = await submitComplaint(page.request);
  await page.goto('/case/settings');
  await page.getByRole('checkbox', { name: /writes a message/ }).uncheck();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Copy this link and pass it on').inputValue();
  const helper = await openDevice(otherDevice);
  await helper.goto(`/open${new URL(link).hash}`);
  await helper.getByRole('button', { name: 'Open my case' }).click();
  await expectLive(helper);
  await expect(helper.getByLabel('Your message')).toBeHidden();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download my data' }).click();
  expect((await download).suggestedFilename()).toBe(`${reference}-my-data.zip`);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /writes a message/ })).not.toBeChecked();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/track$/);
  await expect(helper.getByRole('heading', { level: 1 })).toHaveText('Your case is not open on this device');
});
