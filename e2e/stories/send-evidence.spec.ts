import { ask } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import {
  complaint,
  expectQuestion,
  goOn,
  openQuestion,
  readConfirmation,
  send,
} from '../pages/complaint-form.ts';

const FILES =
  'query ($reference: String!) { case(reference: $reference) { complaint { files { name byteSize } } } }';

test('evidence is kept with the draft over a bad line and a closed tab, and arrives with the complaint', async ({
  page,
  staff,
}) => {
  await openQuestion(page, 'what-happened');
  await page.getByLabel('What happened?').fill(complaint.whatHappened);
  await page.route('**/files', (route) => route.abort());
  await openQuestion(page, 'evidence');
  const picker = page.getByLabel('Files', { exact: false });
  await picker.setInputFiles([
    { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('Paid on Monday.') },
    { name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
  ]);
  await expect(page.getByText('“virus.exe” is not of a type that we can take.').first()).toBeVisible();
  await goOn(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectQuestion(page, 'evidence');
  await page.getByRole('button', { name: 'Remove virus.exe' }).click();
  await expect(page.getByText('We could not reach our service').first()).toBeVisible();

  await page.reload();
  // It is sent by itself when the page is back; the line is mended once that has failed too.
  const tryAgain = page.getByRole('button', { name: 'Try again receipt.txt' });
  await expect(tryAgain).toBeVisible();
  await page.unroute('**/files');
  await tryAgain.click();
  await expect(page.getByText('Ready to go with your answer')).toBeVisible();
  await openQuestion(page, 'about');
  await page.getByRole('radio', { name: complaint.category }).check();
  await goOn(page);
  await openQuestion(page, 'contact');
  await page.getByLabel('Your name').fill(complaint.name);
  await page.getByLabel('Email address').fill(complaint.email);
  await goOn(page);
  await openQuestion(page, 'check');
  await expect(page.getByText('receipt.txt')).toBeVisible();
  await send(page);
  const { reference } = await readConfirmation(page);
  expect(await ask(staff, FILES, { reference })).toEqual({
    case: { complaint: { files: [{ name: 'receipt.txt', byteSize: 15 }] } },
  });
  expect(await page.evaluate(() => localStorage.getItem('complaint-draft'))).toBeNull();
});

test('a file that could not leave goes by itself with the complaint', async ({ page, staff }) => {
  await openQuestion(page, 'evidence');
  await page.route('**/files', (route) => route.abort());
  const buffer = Buffer.from('Paid on Monday.');
  await page
    .getByLabel('Files', { exact: false })
    .setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer });
  await expect(page.getByText('We could not reach our service').first()).toBeVisible();
  await openQuestion(page, 'what-happened');
  await page.getByLabel('What happened?').fill(complaint.whatHappened);
  await goOn(page);
  await openQuestion(page, 'about');
  await page.getByRole('radio', { name: complaint.category }).check();
  await goOn(page);
  await openQuestion(page, 'contact');
  await page.getByLabel('Your name').fill(complaint.name);
  await page.getByLabel('Email address').fill(complaint.email);
  await goOn(page);
  await openQuestion(page, 'check');
  await send(page);
  await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');
  await page.unroute('**/files');
  await page.getByRole('button', { name: 'Send it now' }).click();
  const { reference } = await readConfirmation(page);
  expect(await ask(staff, FILES, { reference })).toMatchObject({
    case: { complaint: { files: [{ name: 'receipt.txt' }] } },
  });
});
