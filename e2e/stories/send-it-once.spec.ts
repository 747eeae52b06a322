import { casesOf } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { change, complaint, fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';

test('a double click makes one case', async ({ page, staff }, { testId }) => {
  const name = `Double ${testId}`;
  await openForm(page);
  await fillIn(page, { name });
  await page.getByRole('button', { name: 'Send my complaint' }).dblclick();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('sending again and again while every answer is lost makes one case', async ({
  openDevice,
  line,
  staff,
  isMobile,
}, { testId }) => {
  const name = `Lost ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await openForm(page);
  await fillIn(page, { name });
  line.loseAnswers();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Your complaint is not sent yet');
  await expect.poll(() => casesOf(staff, name)).toHaveLength(1);

  await page.getByRole('button', { name: 'Send it now' }).click();
  await line.restore();
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
  await expect(page.getByRole('alert')).toContainText('Your complaint is not sent yet');
  await expect.poll(() => casesOf(staff, name)).toHaveLength(1);

  await change(page, 'What happened?', 'What happened?', 'I would rather say it in these words.');
  await line.restore();
  await send(page);
  const { reference } = await readConfirmation(page);
  await expect(page.getByRole('alert')).toContainText('had already reached us in the words you sent first');
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('a complaint that never left goes by itself once the connection is back', async ({
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
  await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');
  expect(await casesOf(staff, name)).toEqual([]);

  await line.restore();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('a complaint that waits goes on its way from any page, also after the tab was closed', async ({
  openDevice,
  line,
  staff,
  isMobile,
}, { testId }) => {
  const name = `Waiting ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await openForm(page);
  await fillIn(page, { name });
  await line.cut();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');
  const context = page.context();
  await page.close();

  await line.restore();
  const next = await context.newPage();
  await next.goto('/how-we-handle-complaints');
  await next.getByRole('link', { name: 'See your reference number' }).click();
  const { reference } = await readConfirmation(next);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});
