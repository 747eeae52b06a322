import { expect, type Page } from '@playwright/test';
import { act, caseAt, type Point } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import type { Cast, PageState } from './states.ts';
import { openOwnCase, sendMessage } from './own-case.ts';

/** Brings a case of this browser to a point and opens a page about it. */
async function ownCaseAt(page: Page, { staff }: Cast, point: Point, path: string): Promise<string> {
  const reference = await caseAt({ customer: page.request, staff }, point);
  await page.goto(path);
  await expect(page.getByText(reference)).toBeVisible();
  return reference;
}

/** The pages of a customer's own case, in every state that looks different. */
export const caseStates: PageState[] = [
  {
    name: 'open',
    async open(page) {
      await page.goto('/open');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open your case');
    },
  },
  {
    name: 'open-with-code',
    async open(page, { request }) {
      const reference = await submitComplaint(request);
      await page.goto('/open');
      const form = page.locator('form').first();
      await form.getByLabel('Reference number').fill(reference);
      await form.getByRole('button', { name: 'Send me a code' }).click();
      await form.getByLabel('The code from our email').fill('AAAA 0000');
      await form.getByRole('button', { name: 'Open my case' }).click();
      await expect(form.getByText('does not open the case').first()).toBeVisible();
    },
  },
  {
    name: 'open-by-link',
    async open(page) {
      await page.goto(`/open#${'a'.repeat(43)}`);
      await expect(page.getByRole('button', { name: 'Open my case' })).toBeVisible();
    },
  },
  {
    name: 'open-by-a-link-that-is-gone',
    async open(page) {
      await page.goto(`/open#${'a'.repeat(43)}`);
      await page.getByRole('button', { name: 'Open my case' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
    },
  },
  {
    name: 'from-dashboard-refused',
    async open(page) {
      await page.goto('/from-dashboard');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'This link from your dashboard no longer works',
      );
    },
  },
  {
    name: 'case-not-open',
    async open(page) {
      await page.goto('/case');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'Your case is not open on this device',
      );
    },
  },
  {
    name: 'case-of-several',
    async open(page) {
      await submitComplaint(page.request);
      await submitComplaint(page.request, { whatHappened: 'A fee was taken twice.' });
      await page.goto('/case');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your complaints');
    },
  },
  {
    name: 'case-with-messages',
    async open(page, cast) {
      const reference = await ownCaseAt(page, cast, 'investigation', '/case');
      await act(cast.staff, reference, 'sendMessage', { text: 'Good morning. We have written to the bank.' });
      await sendMessage(page, 'Thank you. Here is the receipt.', 'receipt.txt');
    },
  },
  {
    name: 'case-waiting',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'waiting', '/case');
    },
  },
  {
    name: 'case-responded',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'responded', '/case');
    },
  },
  {
    name: 'case-closed',
    async open(page, cast) {
      const reference = await caseAt({ customer: page.request, staff: cast.staff }, 'responded');
      await act(cast.staff, reference, 'closeCase', { rootCause: 'DELAY' });
      await openOwnCase(page);
      await expect(page.getByText('How did we handle your complaint?')).toBeVisible();
    },
  },
  {
    name: 'escalate',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'responded', '/case/escalate');
      await page.getByRole('button', { name: 'Ask for the review' }).click();
      await expect(page.getByText('Write a few words first.').first()).toBeVisible();
    },
  },
  {
    name: 'escalate-asked',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'escalated', '/case/escalate');
    },
  },
  {
    name: 'escalate-not-yet',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'review', '/case/escalate');
    },
  },
  {
    name: 'case-settings',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'acknowledged', '/case/settings');
      await page.getByRole('button', { name: 'Make a link' }).click();
      await expect(page.getByLabel('Copy this link and pass it on')).toBeVisible();
    },
  },
  {
    name: 'take-it-further',
    async open(page, cast) {
      await ownCaseAt(page, cast, 'responded', '/case/take-it-further');
      await expect(page.getByText('Open to you now')).toBeVisible();
    },
  },
];
