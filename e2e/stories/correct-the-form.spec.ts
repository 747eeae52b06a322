import type { Page } from '@playwright/test';
import { casesOf } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { complaint, fillIn, fillInDate, openForm, readConfirmation, send } from '../pages/complaint-form.ts';

test.beforeEach(({ page }) => openForm(page));

/** What the page lists as wrong, in its order; waits until it does. */
async function listedProblems(page: Page): Promise<string[]> {
  const summary = page.getByRole('alert', { name: 'There is a problem' });
  await expect(summary).toBeFocused();
  return summary.getByRole('link').allInnerTexts();
}

test('an empty form lists what is missing, and each line leads to its question', async ({ page }) => {
  await send(page);
  expect(await listedProblems(page)).toEqual([
    'Tell us what happened',
    'Choose what it is about',
    'Enter your name',
    'Enter an email address, a phone number or a postal address',
  ]);
  await expect(page).toHaveTitle('Error: Make a complaint – CONSTRAT');

  const questions = [
    page.getByLabel('What happened?'),
    page.getByRole('radio').first(),
    page.getByLabel('Your name'),
    page.getByLabel('Email address'),
  ];
  for (const [index, question] of questions.entries()) {
    await page.getByRole('alert').getByRole('link').nth(index).click();
    await expect(question).toBeFocused();
  }
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('Error: Enter your name');
  await expect(page.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true');
});

test('the list grows shorter as questions are answered, and then the complaint is sent', async ({ page }) => {
  await send(page);
  await listedProblems(page);
  await fillIn(page, { email: 'rosa at mail' });
  await send(page);
  expect(await listedProblems(page)).toEqual(['Enter an email address such as name@example.com']);
  await page.getByLabel('Email address').fill(complaint.email);
  await send(page);
  await readConfirmation(page);
});

test('text that is too long is counted while it is typed, and not sent', async ({ page }) => {
  await fillIn(page, { whatHappened: 'a'.repeat(10_001) });
  await expect(page.getByText('1 character too many')).toBeVisible();
  await send(page);
  expect(await listedProblems(page)).toEqual(['Use 10,000 characters or fewer']);
  await expect(page.getByLabel('What happened?')).toHaveAccessibleDescription(
    /Error: Use 10,000 characters or fewer$/,
  );
});

const wrongDates: { typed: [string, string, string]; says: string }[] = [
  { typed: ['1', '1', '2999'], says: 'The date must be today or in the past' },
  { typed: ['31', '2', '2026'], says: 'Enter a real date, such as 14 11 2026' },
  { typed: ['', '11', '2026'], says: 'Enter the day, the month and the year, or leave all three empty' },
];

test('a date that cannot be is explained beside its question', async ({ page }) => {
  await fillIn(page);
  for (const { typed, says } of wrongDates) {
    await fillInDate(page, typed);
    await send(page);
    expect(await listedProblems(page)).toEqual([says]);
    await expect(page.getByRole('group', { name: 'When did it happen?' })).toHaveAccessibleDescription(
      new RegExp(`Error: ${says}$`),
    );
  }
});

test('what only the server refuses is shown beside its question too, and nothing is written', async ({
  page,
  staff,
}, { testId }) => {
  const name = `Refused ${testId}`;
  await fillIn(page, { name });
  await page.getByLabel('Phone number').fill('ask my neighbour');
  const answered = page.waitForResponse('**/graphql');
  await send(page);
  expect(await (await answered).json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'contact.phone' }] } }],
  });
  expect(await listedProblems(page)).toEqual(['Enter a telephone number, such as 020 7946 0000.']);
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(
    /^Error: Enter a telephone number/,
  );
  expect(await casesOf(staff, name)).toEqual([]);

  await page.getByLabel('Phone number').fill('020 7946 0000');
  await send(page);
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('what was typed is still there after a reload, until it is deleted', async ({ page }) => {
  await fillIn(page);
  await page.reload();
  await expect(page.getByLabel('What happened?')).toHaveValue(complaint.whatHappened);
  await expect(page.getByRole('radio', { name: complaint.category })).toBeChecked();
  await page.getByRole('button', { name: 'Delete my draft' }).click();
  await expect(page.getByLabel('What happened?')).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('');
});
