import { expect, type Page } from '@playwright/test';

/** What a person types into the form. */
export interface Told {
  whatHappened: string;
  category: string;
  name: string;
  email: string;
}

/** A complaint that the form and the desk accept. */
export const complaint: Told = {
  whatHappened: 'I paid an invoice on Monday. The money left my account, and the supplier never received it.',
  category: 'A payment',
  name: 'Rosa Lindqvist',
  email: 'rosa@mail.example',
};

/** Opens the form at its own address. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/complain');
  // The subjects come from the desk: with them the form is whole.
  await expect(page.getByRole('radio').first()).toBeVisible();
}

/** Answers the questions that need an answer, with what matters to the story changed. */
export async function fillIn(page: Page, changes: Partial<Told> = {}): Promise<void> {
  const told = { ...complaint, ...changes };
  await page.getByLabel('What happened?').fill(told.whatHappened);
  await page.getByRole('radio', { name: told.category }).check();
  await page.getByLabel('Your name').fill(told.name);
  await page.getByLabel('Email address').fill(told.email);
}

/** Answers "When did it happen?". */
export async function fillInDate(page: Page, [day, month, year]: [string, string, string]): Promise<void> {
  const date = page.getByRole('group', { name: 'When did it happen?' });
  await date.getByLabel('Day').fill(day);
  await date.getByLabel('Month').fill(month);
  await date.getByLabel('Year').fill(year);
}

/** Presses the button. */
export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send my complaint' }).click();
}

/** Waits for the confirmation; answers with what it says. */
export async function readConfirmation(page: Page): Promise<{ reference: string; handler: string }> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your complaint');
  const words = await page.getByRole('main').innerText();
  const reference = /CON(-[0-9A-HJKMNP-TV-Z]{3,4}){3}/.exec(words)?.[0];
  const handler = /^(.+) deals with your complaint/m.exec(words)?.[1];
  if (reference === undefined || handler === undefined) throw new Error(`The confirmation says: ${words}`);
  return { reference, handler };
}
