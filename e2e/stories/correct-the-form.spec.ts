import type { Page } from '@playwright/test';
import { casesOf } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import {
  change,
  complaint,
  expectQuestion,
  fillIn,
  fillInDate,
  goOn,
  openForm,
  openQuestion,
  readConfirmation,
  send,
} from '../pages/complaint-form.ts';

/** What the page lists as wrong, in its order; waits until it does. */
async function listedProblems(page: Page): Promise<string[]> {
  const summary = page.getByRole('alert', { name: 'There is a problem' });
  await expect(summary).toBeFocused();
  return summary.getByRole('link').allInnerTexts();
}

test('an empty form lists what is missing with its question, and each line leads to it', async ({ page }) => {
  await openQuestion(page, 'check');
  await send(page);
  expect(await listedProblems(page)).toEqual([
    'What happened? — Tell us what happened',
    'What is it about? — Choose what it is about',
    'Your name — Enter your name',
    'How can we reach you? — Enter an email address, a phone number or a postal address',
  ]);
  await expect(page).toHaveTitle('Error: Check your answers – CONSTRAT');

  await page.getByRole('alert').getByRole('link', { name: 'Your name' }).click();
  await expectQuestion(page, 'contact');
  expect(await listedProblems(page)).toEqual([
    'Your name — Enter your name',
    'How can we reach you? — Enter an email address, a phone number or a postal address',
  ]);
  const questions = [page.getByLabel('Your name'), page.getByLabel('Email address')];
  for (const [index, question] of questions.entries()) {
    await page.getByRole('alert').getByRole('link').nth(index).click();
    await expect(question).toBeFocused();
  }
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('Error: Enter your name');
  await expect(page.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true');
});

test('a question without its answer is not passed, and says why; then the way goes on', async ({ page }) => {
  await openForm(page);
  await goOn(page);
  expect(await listedProblems(page)).toEqual(['What happened? — Tell us what happened']);
  await expect(page).toHaveTitle('Error: What happened? – CONSTRAT');
  await page.getByLabel('What happened?').fill('a'.repeat(10_001));
  await expect(page.getByText('1 character too many')).toBeVisible();
  await goOn(page);
  expect(await listedProblems(page)).toEqual(['What happened? — Use 10,000 characters or fewer']);
  await expect(page.getByLabel('What happened?')).toHaveAccessibleDescription(
    /Error: Use 10,000 characters or fewer$/,
  );
  await page.getByLabel('What happened?').fill(complaint.whatHappened);
  await goOn(page);

  for (const { typed, says } of wrongDates) {
    await fillInDate(page, typed);
    await goOn(page);
    expect(await listedProblems(page)).toEqual([`When did it happen? — ${says}`]);
    await expect(page.getByRole('group', { name: 'When did it happen?' })).toHaveAccessibleDescription(
      new RegExp(`Error: ${says}$`),
    );
  }
  await fillInDate(page, ['14', '11', '2026']);
  await goOn(page);
  await expectQuestion(page, 'about');
  await expect(page.getByRole('heading', { level: 1 }), 'a screen reader begins here').toBeFocused();
  await goOn(page);
  expect(await listedProblems(page)).toEqual(['What is it about? — Choose what it is about']);
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByRole('radio').first()).toBeFocused();
});

const wrongDates: { typed: [string, string, string]; says: string }[] = [
  { typed: ['1', '1', '2999'], says: 'The date must be today or in the past' },
  { typed: ['31', '2', '2026'], says: 'Enter a real date, such as 14 11 2026' },
  { typed: ['', '11', '2026'], says: 'Enter the day, the month and the year, or leave all three empty' },
];

test('what cannot be right about a contact is said before anything is sent', async ({ page }) => {
  const asked: string[] = [];
  await openQuestion(page, 'contact');
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('Your name').fill('a'.repeat(201));
  await page.getByLabel('Email address').fill('rosa at mail');
  await page.getByLabel('Phone number').fill('ask my neighbour');
  await page.getByLabel('Postal address').fill('a'.repeat(1_001));
  await goOn(page);
  expect(await listedProblems(page)).toEqual([
    'Your name — Use 200 characters or fewer',
    'Email address — Enter an email address such as name@example.com',
    'Phone number — Enter a phone number such as 020 7946 0000',
    'Postal address — Use 1,000 characters or fewer',
  ]);
  expect(asked).toEqual([]);
});

test('every answer can be changed before it is sent, and what is sent is what was shown', async ({
  page,
  staff,
}, { testId }) => {
  const name = `Changed ${testId}`;
  await openForm(page);
  await fillIn(page);
  await change(page, 'Your name', 'Your name', name);
  await change(page, 'What happened?', 'What happened?', 'In other words.');
  await expect(page.getByRole('main')).toContainText('In other words.');
  await send(page);
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: 'In other words.' }]);
});

test('what only the server refuses is shown beside its question too, and nothing is written', async ({
  page,
  staff,
}, { testId }) => {
  const name = `Refused ${testId}`;
  await openForm(page);
  await fillIn(page, { name });
  const says = 'Enter a telephone number, such as 020 7946 0000.';
  // The form checks all that the desk checks today. So that the desk refuses, the number is spoilt on its way.
  await page.route('**/graphql', (route) => {
    const body = route.request().postData() ?? '';
    return route.continue({ postData: body.replace('"phone":null', '"phone":"ask my neighbour"') });
  });
  await send(page);
  expect(await listedProblems(page)).toEqual([`Phone number — ${says}`]);
  await page.unroute('**/graphql');
  await page.getByRole('alert').getByRole('link').click();
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(`Error: ${says}`);
  expect(await casesOf(staff, name)).toEqual([]);

  await page.getByLabel('Phone number').fill('020 7946 0000');
  await goOn(page);
  await send(page);
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('a closed tab loses nothing: the form goes on where it stopped, until the draft is deleted', async ({
  page,
  context,
}) => {
  await openForm(page);
  await page.getByLabel('What happened?').fill(complaint.whatHappened);
  await goOn(page);
  await expectQuestion(page, 'when');
  await page.close();

  const next = await context.newPage();
  await next.goto('/');
  await next.getByRole('link', { name: 'Go on with your draft' }).click();
  await expect(next.getByText('Done', { exact: true })).toHaveCount(1);
  await next.getByRole('link', { name: 'Go on', exact: true }).click();
  await expectQuestion(next, 'when');
  await next.getByRole('link', { name: 'Back' }).click();
  await expect(next.getByLabel('What happened?')).toHaveValue(complaint.whatHappened);
  await next.getByRole('button', { name: 'Delete my draft' }).click();
  await expect(next.getByText('Your draft was deleted from this device.')).toBeVisible();
  await next.reload();
  await next.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(next.getByLabel('What happened?')).toHaveValue('');
});
