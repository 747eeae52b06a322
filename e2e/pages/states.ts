import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { caseAt, points } from '../desk/actions.ts';
import { fillIn, fillInDate, openForm, readConfirmation, send } from './complaint-form.ts';
import { liveWords, typeReference } from './tracking.ts';

/** Who brings a page into its state: anyone, and a manager who is signed in. */
export interface Cast {
  request: APIRequestContext;
  staff: APIRequestContext;
}

/** A page of the portal in one of its states. */
export interface PageState {
  name: string;
  open: (page: Page, cast: Cast) => Promise<void>;
}

/** Every page of the portal in every state that looks different. */
export const pageStates: PageState[] = [
  {
    name: 'home',
    async open(page) {
      await page.goto('/');
      await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
    },
  },
  { name: 'complain', open: (page) => openForm(page) },
  {
    name: 'complain-with-errors',
    async open(page) {
      await openForm(page);
      await fillIn(page, { whatHappened: 'a'.repeat(10_001), email: 'rosa at mail' });
      await page.getByLabel('Your name').fill('');
      await fillInDate(page, ['1', '1', '2999']);
      await send(page);
      await expect(page.getByRole('alert')).toBeFocused();
    },
  },
  {
    name: 'complaint-received',
    async open(page) {
      await openForm(page);
      await fillIn(page);
      await send(page);
      await readConfirmation(page);
    },
  },
  {
    name: 'complaint-received-without-a-complaint',
    async open(page) {
      await page.goto('/complaint-received');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  {
    name: 'track',
    async open(page) {
      await page.goto('/track');
      await typeReference(page, 'CON-7K3M-92QX-5TA');
      await expect(page.getByText('One character is not right')).toBeVisible();
    },
  },
  {
    name: 'track-unknown',
    async open(page) {
      await page.goto('/track#CON-7K3M-92QX-5TD');
      await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
    },
  },
  ...points.map((point): PageState => ({
    name: `track-${point}`,
    async open(page, { request, staff }) {
      await page.goto(`/track#${await caseAt({ customer: request, staff }, point)}`);
      await expect(page.getByText(liveWords)).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Progress' })).toBeVisible();
      for (const why of await page.getByText('Why this date?').all()) await why.click();
    },
  })),
  {
    name: 'how-we-handle-complaints',
    async open(page) {
      await page.goto('/how-we-handle-complaints');
      await expect(page.getByRole('heading', { name: 'Outside bodies' })).toBeVisible();
    },
  },
  {
    name: 'not-found',
    async open(page) {
      await page.goto('/no-such-page');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
    },
  },
];
