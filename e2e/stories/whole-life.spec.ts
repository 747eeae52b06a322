import { act } from '../desk/actions.ts';
import { ask, demoStaff } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';
import { addFile, expectLive, sendMessage } from '../pages/own-case.ts';

const response = {
  decision: 'NOT_UPHELD',
  summary: 'We have looked into it and cannot agree.',
  explanation: 'The payment was made to the account that you gave us.',
  proposedResolution: 'We help you to write to the bank of that account.',
} as const;

/** Who decides each level; neither works on the case before. */
const reviewers = [
  { level: 1, email: demoStaff.manager },
  { level: 2, email: demoStaff.director },
] as const;

test('a complaint is answered, looked at again twice, and taken further', async ({ page, staffOf }) => {
  test.slow();
  await openForm(page);
  await fillIn(page);
  await send(page);
  const { reference, handler } = await readConfirmation(page);
  const worker = await staffOf(`${handler.split(' ')[0]?.toLowerCase() ?? ''}@demo.example`);
  await page.getByRole('link', { name: 'Open your case' }).first().click();
  await expectLive(page);
  await sendMessage(page, 'This is what the bank told me.', 'bank.txt');

  await page.getByRole('link', { name: 'Ask someone new to look again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You can ask for this once you have our answer',
  );
  await page.getByRole('link', { name: 'Back to your case' }).click();

  for (const action of ['startReview', 'startInvestigation', 'startResolution'] as const)
    await act(worker, reference, action, {});
  await act(worker, reference, 'issueFinalResponse', response);
  await expect(page.getByRole('heading', { name: 'Our answer', exact: true })).toBeVisible();
  await expect(page.getByText(response.summary)).toBeVisible();

  for (const { level, email } of reviewers) {
    await test.step(`level ${level}`, async () => {
      await page.getByRole('link', { name: 'Ask someone new to look again' }).first().click();
      await page.getByLabel('Why are you not satisfied?').fill(`Nobody asked the supplier, ${level}.`);
      await page.getByLabel('What would you like instead?').fill('Ask them.');
      await addFile(page, '#escalation-files', `level-${level}.txt`);
      await page.getByRole('button', { name: 'Ask for the review' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'We are looking at your complaint again',
      );
      const reviewer = await staffOf(email);
      const { viewer } = await ask<{ viewer: { id: string; name: string } }>(
        reviewer,
        '{ viewer { id name } }',
      );
      await act(reviewer, reference, 'assignReviewer', { reviewerId: viewer.id });
      await expect(page.getByText(`${viewer.name} decides.`)).toBeVisible();
      const summary = `The answer stands at level ${level}.`;
      const explanation = 'We asked them too.';
      await act(reviewer, reference, 'decideEscalation', { decision: 'CONFIRMED', summary, explanation });
      await page.getByRole('link', { name: 'Back to your case' }).click();
      await expect(page.getByText(summary)).toBeVisible();
    });
  }
  await page.getByRole('link', { name: 'Ask someone new to look again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our own reviews are finished');
  await page.getByRole('main').getByRole('link', { name: 'Take it further' }).click();
  await expect(page.getByText('Open to you now')).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the case file as PDF' }).click();
  expect((await download).suggestedFilename()).toBe(`${reference}-case-file.pdf`);
  const reminder = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Add the last day to my calendar' }).click();
  expect((await reminder).suggestedFilename()).toBe('last-day.ics');
});
