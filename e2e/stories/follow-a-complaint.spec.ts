import type { Page } from '@playwright/test';
import { act } from '../desk/actions.ts';
import { demoPassword } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { expectQuestion, fillIn, readConfirmation, send } from '../pages/complaint-form.ts';
import { openPlayground, run } from '../pages/playground.ts';
import { firstSaid, noteSightings } from '../pages/sightings.ts';
import { sloppy, toldSteps, track } from '../pages/tracking.ts';

/** What staff do, with what they fill in, and what the customer then reads. */
const work = [
  { action: 'startReview', says: {}, told: 'We are reading everything you have told us' },
  { action: 'startInvestigation', says: {}, told: 'We are gathering evidence about your complaint' },
  {
    action: 'postUpdate',
    says: { text: 'We have asked the bank for its records and expect them on Thursday.' },
    told: 'We wrote to you with an update',
  },
  { action: 'startResolution', says: {}, told: 'We are working out a fair resolution' },
  {
    action: 'issueFinalResponse',
    says: {
      decision: 'UPHELD',
      summary: 'You are right, and we are sorry.',
      explanation: 'The payment went to an account that was closed.',
      proposedResolution: 'We send it again today.',
    },
    told: 'We have sent you our answer',
  },
] as const;

/** Does one thing to a case. @returns when it was answered, in epoch milliseconds */
type Work = (step: (typeof work)[number], reference: string) => Promise<number>;

/** Signs a handler in at the playground, as staff work; each tab is named after what it does. */
async function workAtPlayground(desk: Page, email: string, name: string): Promise<Work> {
  await openPlayground(desk);
  const { data } = await run(desk, 'SignIn', { input: { email, password: demoPassword } });
  expect(data).toMatchObject({ signIn: { staff: { name } } });
  return async ({ action, says }, reference) => {
    const tab = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
    return (await run(desk, tab, { input: { reference, ...says } })).answeredAt;
  };
}

test('a complaint goes in, and its progress comes back live on a second device', async ({
  page,
  openDevice,
  otherDevice,
  staffOf,
  isMobile,
}) => {
  test.slow();
  await page.goto('/');
  await page.getByRole('link', { name: 'Start now' }).click();
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expectQuestion(page, 'what-happened');
  await fillIn(page);
  await send(page);
  const { reference, handler } = await readConfirmation(page);

  const second = await openDevice(otherDevice);
  await noteSightings(second);
  await track(second, sloppy(reference));
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(
    'We have named the person who will look after your complaint',
  );
  const openedAt = await second.evaluate(() => performance.timeOrigin);

  const email = `${handler.split(' ')[0]?.toLowerCase() ?? ''}@demo.example`;
  // Staff work alike whatever the customer holds: one time of the two goes past the playground.
  const doWork: Work = isMobile
    ? await workAtPlayground(await openDevice('desktop'), email, handler)
    : async ({ action, says }, of) => {
        await act(await staffOf(email), of, action, says);
        return Date.now();
      };

  for (const step of work) {
    await test.step(step.action, async () => {
      const answeredAt = await doWork(step, reference);
      const milliseconds = (await firstSaid(second, step.told)) - answeredAt;
      expect(milliseconds, 'from the answer until it is on the screen').toBeLessThan(1000);
    });
  }
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('We have sent you our answer');
  await expect(second.getByText('Waiting for you')).toBeVisible();
  expect(await toldSteps(second)).toEqual([
    'Done: Complaint received',
    'A case handler was named',
    'Done: Complaint acknowledged',
    'Done: Review started',
    'Done: Investigation started',
    'We wrote to you with an update',
    'Done: Work on a resolution started',
    'Now: Our answer',
  ]);
  expect(await second.evaluate(() => performance.timeOrigin), 'no reload').toBe(openedAt);
});
