import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { caseAt, points } from '../desk/actions.ts';
import { caseStates } from './case-states.ts';
import {
  fillIn,
  fillInDate,
  goOn,
  openForm,
  openQuestion,
  readConfirmation,
  send,
} from './complaint-form.ts';
import { addFile } from './own-case.ts';
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
  {
    name: 'complain',
    async open(page) {
      await page.goto('/complain');
      await expect(page.getByText('You get a reference number at once')).toBeVisible();
    },
  },
  {
    name: 'complain-what-happened',
    async open(page) {
      await openQuestion(page, 'what-happened');
      await page.getByLabel('What happened?').fill('a'.repeat(9_000));
    },
  },
  {
    name: 'complain-when-with-errors',
    async open(page) {
      await openQuestion(page, 'when');
      await fillInDate(page, ['1', '1', '2999']);
      await goOn(page);
      await expect(page.getByRole('alert')).toBeFocused();
    },
  },
  {
    name: 'complain-about-with-errors',
    async open(page) {
      await openQuestion(page, 'about');
      await expect(page.getByRole('radio').first()).toBeVisible();
      await goOn(page);
      await expect(page.getByRole('alert')).toBeFocused();
    },
  },
  {
    name: 'complain-evidence',
    async open(page) {
      await openQuestion(page, 'evidence');
      await addFile(page, '#complaint-files', 'receipt.txt');
      const buffer = Buffer.from('MZ');
      await page
        .locator('#complaint-files')
        .setInputFiles({ name: 'prices.exe', mimeType: 'application/x-msdownload', buffer });
      await expect(page.getByText('“prices.exe” is not of a type that we can take.').first()).toBeVisible();
    },
  },
  {
    name: 'complain-contact-with-errors',
    async open(page) {
      await openQuestion(page, 'contact');
      await page.getByLabel('Email address').fill('rosa at mail');
      await goOn(page);
      await expect(page.getByRole('alert')).toBeFocused();
    },
  },
  {
    name: 'complain-check',
    async open(page) {
      await openForm(page);
      await fillIn(page);
    },
  },
  {
    name: 'complain-waiting',
    async open(page) {
      await openForm(page);
      await fillIn(page);
      await page.route('**/graphql', (route) => route.abort());
      await send(page);
      await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');
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
      await expect(page.getByText('One character is not right').first()).toBeVisible();
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
  ...caseStates,
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
