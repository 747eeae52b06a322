import { readFile } from 'node:fs/promises';
import { expect, test } from '../desk/test.ts';
import { fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';

test('the confirmation can be copied, shared, put into the calendar, and lasts a reload', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // Chromium shares on devices only that have something to share with.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: ({ text }: ShareData) => Promise.resolve((document.title = text ?? '')),
    });
  });
  await openForm(page);
  await fillIn(page);
  await send(page);
  const { reference } = await readConfirmation(page);

  await page.getByRole('button', { name: 'Copy the number' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveTitle(`My complaint to CONSTRAT has the reference number ${reference}.`);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Add the dates to my calendar' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('complaint-dates.ics');
  const file = await readFile(await saved.path(), 'utf8');
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(file).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\nSUMMARY:CONSTRAT CON-.*We will next write to you by/);

  await page.reload();
  expect((await readConfirmation(page)).reference).toBe(reference);
  await page.getByRole('link', { name: 'Track this complaint' }).click();
  await expect(page.getByRole('main')).toContainText(reference);
});
