import type { Locator, Page } from '@playwright/test';
import { act, caseAt } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { expectLive, openOwnCase } from '../pages/own-case.ts';

/** Goes on with the Tab key until a control has the focus; fails where no key leads there. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

test('the complaint is put right, the answer accepted and the handling rated with keys alone', async ({
  page,
  staff,
}) => {
  const reference = await caseAt({ customer: page.request, staff }, 'resolution');
  await openOwnCase(page);
  await press(page, page.getByText('Put your words right'));
  await tabTo(page, page.getByLabel('The summary as it should be'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Two payments never arrived.');
  const save = page.getByRole('button', { name: 'Save the summary' });
  await press(page, save);
  await expect(page.getByRole('heading', { name: 'As you put it right' })).toBeVisible();
  await expect(save).toBeFocused();

  await act(staff, reference, 'issueFinalResponse', {
    decision: 'UPHELD',
    summary: 'You are right.',
    explanation: 'Both payments stayed with our bank.',
    proposedResolution: 'We send them again today.',
  });
  const answer = page.getByRole('article');
  await expect(answer).toMatchAriaSnapshot(`
    - article:
      - heading "Our answer" [level=2]
      - paragraph:
        - time
      - paragraph: We agree with your complaint.
      - paragraph: You are right.
      - group:
        - text: How we came to it
        - paragraph: Both payments stayed with our bank.
      - heading "What we propose" [level=3]
      - paragraph: We send them again today.
      - heading "If you are not satisfied" [level=3]
      - paragraph: /six months of the date of this letter/
      - group: Accept this answer
      - paragraph:
        - link "Ask someone new to look again"
        - link "Take it further"
        - link "Save as PDF"
        - button "Print"
  `);
  await page.reload();
  await expectLive(page);
  await press(page, answer.getByText('Accept this answer').first());
  await press(page, answer.getByRole('button', { name: 'Accept this answer' }));
  await expect(page.getByText('You accepted our answer').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await act(staff, reference, 'closeCase', { rootCause: 'DELAY' });
  await expect(page.getByRole('group', { name: 'How did we handle your complaint?' })).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: 'Very badly' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Very well' })).toBeChecked();
  await press(page, page.getByRole('button', { name: 'Send my rating' }));
  await expect(page.getByText('Thank you for telling us.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('of two complaints one is chosen and withdrawn', async ({ page }) => {
  const kept = await submitComplaint(page.request);
  const given = await submitComplaint(page.request, { whatHappened: 'A fee was taken twice.' });
  await page.goto('/case');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your complaints');
  await page.getByRole('link', { name: given }).click();
  await expectLive(page);
  await page.getByText('Withdraw your complaint').click();
  await page.getByRole('button', { name: 'Withdraw my complaint' }).click();
  await expect(page.getByText('Closed: you withdrew your complaint')).toBeVisible();
  await page.getByRole('link', { name: 'Your complaints' }).click();
  await page.getByRole('link', { name: kept }).click();
  await expect(page.getByText('With us — nothing for you to do')).toBeVisible();
});
