import { casesOf } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { complaint, fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';

test('a double click makes one case', async ({ page, staff }, { testId }) => {
  const name = `Double ${testId}`;
  await openForm(page);
  await fillIn(page, { name });
  await page.getByRole('button', { name: 'Send my complaint' }).dblclick();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('sending again after the answer was lost makes one case', async ({ openDevice, line, staff, isMobile }, {
  testId,
}) => {
  const name = `Lost ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await openForm(page);
  await fillIn(page, { name });
  line.loseAnswers();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Your complaint was not sent');
  await expect.poll(() => casesOf(staff, name)).toHaveLength(1);

  await line.restore();
  await page.getByRole('button', { name: 'Send again' }).click();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('words that change after the answer was lost do not make a second case, and the customer is told', async ({
  openDevice,
  line,
  staff,
  isMobile,
}, { testId }) => {
  const name = `Changed ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await openForm(page);
  await fillIn(page, { name });
  line.loseAnswers();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Your complaint was not sent');
  await expect.poll(() => casesOf(staff, name)).toHaveLength(1);

  await page.getByLabel('What happened?').fill('I would rather say it in these words.');
  await line.restore();
  await send(page);
  const { reference } = await readConfirmation(page);
  await expect(page.getByRole('alert')).toContainText('had already reached us in the words you sent first');
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('a complaint that never left is sent once the connection is back', async ({
  openDevice,
  line,
  staff,
  isMobile,
}, { testId }) => {
  const name = `Offline ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await openForm(page);
  await fillIn(page, { name });
  await line.cut();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Check your connection and try again.');
  expect(await casesOf(staff, name)).toEqual([]);

  await line.restore();
  await page.getByRole('button', { name: 'Send again' }).click();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});
