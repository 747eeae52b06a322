import type { Page } from '@playwright/test';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { liveWords, sloppy, typeReference } from '../pages/tracking.ts';

/** Well formed, with its true check character, and nobody's. */
const nobodys = 'CON-7K3M-92QX-5TD';

/** Every request of the page to the API, live pushes included, from now on. */
function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/graphql')) questions.push(request.postData() ?? request.url());
  });
  page.on('websocket', (socket) => questions.push(socket.url()));
  return questions;
}

const wrong = [
  {
    typed: 'CON-7K3M-92QX-5TA',
    says: 'One character is not right, or two have changed places. Compare it with your confirmation.',
  },
  {
    typed: 'con 7k3m 9q2x 5td',
    says: 'One character is not right, or two have changed places. Compare it with your confirmation.',
  },
  { typed: '', says: 'Enter your reference number. It begins with CON.' },
  { typed: 'CON-7K3M-92QX', says: 'This reference number is too short: a character or a group is missing.' },
  {
    typed: 'CON-7K3M-92QX-5TD-5TD',
    says: 'This reference number is too long: there is a character or a group too many.',
  },
  {
    typed: 'CON-7K3M-92QX-5T?',
    says: '“?” is never part of a reference number. Check that character.',
  },
];

for (const path of ['/', '/track']) {
  test(`a wrong reference number on ${path} is answered beside the field, and nothing is asked of the server`, async ({
    page,
  }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const questions = questionsOf(page);
    const field = page.getByLabel('Your reference number');
    for (const { typed, says } of wrong) {
      await typeReference(page, typed);
      await expect(field).toHaveAccessibleDescription(new RegExp(`Error: ${escape(says)}$`));
      await expect(page.locator('.error', { hasText: says })).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toBeFocused();
    }
    expect(questions).toEqual([]);

    await typeReference(page, nobodys);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this complaint');
    expect(
      questions.some((question) => question.includes(nobodys)),
      'a well formed one is asked for',
    ).toBe(true);
  });
}

test('a reference number is understood however it is typed', async ({ page, request }) => {
  const reference = await submitComplaint(request);
  const typed = [
    sloppy(reference),
    reference.replace('CON-', '').toLowerCase(),
    reference.replaceAll('-', '–'),
  ];
  for (const form of typed) {
    await page.goto('/');
    await typeReference(page, form);
    await expect(page.getByText(liveWords)).toBeVisible();
    await expect(page.getByRole('main')).toContainText(reference);
  }
});

test('an unknown complaint leads on to another number, and to us', async ({ page }) => {
  await page.goto(`/track#${nobodys}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this complaint');
  await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
  await page.getByRole('link', { name: 'Track another complaint' }).click();
  await expect(page.getByLabel('Your reference number')).toHaveValue('');
});

test('a link to a complaint opens it, also after a reload, and the number leaves the address', async ({
  page,
  request,
}) => {
  const reference = await submitComplaint(request);
  await page.goto(`/track#${reference}`);
  await expect(page.getByText(liveWords)).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(page.getByText(liveWords)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(reference);
});

test('a link with a mistyped number shows the number and what is wrong with it', async ({ page }) => {
  await page.goto('/track#CON-7K3M-92QX-5TA');
  await expect(page.getByLabel('Your reference number')).toHaveValue('CON-7K3M-92QX-5TA');
  await expect(page.locator('.error', { hasText: 'One character is not right' })).toBeVisible();
});

test('a pasted number with a wrong character is answered at once, and one that is being typed is left alone', async ({
  page,
}) => {
  await page.goto('/track');
  const field = page.getByLabel('Your reference number');
  const problem = page.locator('.error');
  await field.fill('CON-7K3M-92QX-5TA');
  await expect(problem).toContainText('One character is not right');
  await field.fill('');
  await expect(problem).toBeHidden();
  await field.pressSequentially('con7k3m92qx5td');
  await expect(problem).toBeHidden();
  await field.press('Backspace');
  await field.press('?');
  await expect(problem).toContainText('“?” is never part of a reference number');
  await field.press('Enter');
  await expect(field).toBeFocused();
});

/** The words as a pattern that means just them. */
function escape(words: string): string {
  return words.replace(/[.?*+^$(){}|[\]\\]/g, '\\$&');
}
