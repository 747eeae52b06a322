import { act } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { liveWords, reconnectingWords, toldSteps, track } from '../pages/tracking.ts';

test('what happens while the connection is cut is all there once it is back', async ({
  request,
  staff,
  line,
  openDevice,
  isMobile,
}) => {
  const reference = await submitComplaint(request);
  await act(staff, reference, 'startReview', {});
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await track(page, reference);
  const openedAt = await page.evaluate(() => performance.timeOrigin);

  await line.cut();
  await expect(page.getByText(reconnectingWords)).toBeVisible();
  await act(staff, reference, 'startInvestigation', {});
  await act(staff, reference, 'postUpdate', { text: 'We have asked the bank.' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'We are reading everything you have told us',
  );

  await line.restore();
  await expect(page.getByText(liveWords)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'We are gathering evidence about your complaint',
  );
  await expect(page.getByText('2 updates while you were away', { exact: true })).toBeVisible();
  expect(await toldSteps(page)).toEqual([
    'Done: Complaint received',
    'A case handler was named',
    'Done: Complaint acknowledged',
    'Done: Review started',
    'Now: Gathering evidence',
    'We wrote to you with an update',
    'Still to come: Resolution',
    'Still to come: Our answer',
  ]);

  await act(staff, reference, 'startResolution', {});
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are working out a fair resolution');
  await expect(page.getByText(/while you were away$/)).toBeHidden();
  expect(await page.evaluate(() => performance.timeOrigin), 'no reload').toBe(openedAt);
});
