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

/** The questions by the last part of their addresses, with their headings. */
export const headings = {
  'what-happened': 'What happened?',
  when: 'When did it happen?',
  about: 'What is it about?',
  outcome: 'What would you like us to do?',
  evidence: 'Do you have anything that shows it?',
  contact: 'How can we reach you?',
  support: 'Is there anything that makes it easier for you to deal with us?',
  check: 'Check your answers',
} as const;

export type Question = keyof typeof headings;

/** Waits until a question is open. */
export async function expectQuestion(page: Page, question: Question): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(headings[question]);
}

/** Opens the form at its own address and begins with the first question. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/complain');
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expectQuestion(page, 'what-happened');
}

/** Opens one question of the form at its own address. */
export async function openQuestion(page: Page, question: Question): Promise<void> {
  await page.goto(`/complain/${question}`);
  await expectQuestion(page, question);
}

/** Goes on to the next question. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Goes from question to question, answers those that need an answer, and stops at the check of all answers. */
export async function fillIn(page: Page, changes: Partial<Told> = {}): Promise<void> {
  const told = { ...complaint, ...changes };
  await page.getByLabel('What happened?').fill(told.whatHappened);
  await goOn(page);
  await expectQuestion(page, 'when');
  await goOn(page);
  await page.getByRole('radio', { name: told.category }).check();
  await goOn(page);
  await expectQuestion(page, 'outcome');
  await goOn(page);
  await expectQuestion(page, 'evidence');
  await goOn(page);
  await page.getByLabel('Your name').fill(told.name);
  await page.getByLabel('Email address').fill(told.email);
  await goOn(page);
  await expectQuestion(page, 'support');
  await goOn(page);
  await expectQuestion(page, 'check');
}

/** Changes an answer from the check of all answers, and comes back to it. */
export async function change(page: Page, question: string, label: string, answer: string): Promise<void> {
  await page.getByRole('link', { name: `Change ${question}` }).click();
  await page.getByLabel(label).fill(answer);
  await goOn(page);
  await expectQuestion(page, 'check');
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
