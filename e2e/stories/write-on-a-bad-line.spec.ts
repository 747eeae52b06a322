import { act } from '../desk/actions.ts';
import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { openOwnCase } from '../pages/own-case.ts';
import { reconnectingWords } from '../pages/tracking.ts';

const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('Paid on Monday.') });

test('files and words get through a line that breaks, once each, and nothing is missed meanwhile', async ({
  staff,
  line,
  openDevice,
  isMobile,
}) => {
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  const reference = await submitComplaint(page.request);
  await openOwnCase(page);
  const files = page.locator('#message-files');
  const inPicker = (name: string) => page.getByRole('listitem').filter({ hasText: name });

  // What is held in the hand has a camera to point at something.
  await expect(page.getByLabel('Take a photo')).toBeVisible({ visible: isMobile });
  await files.setInputFiles([text('receipt.txt'), text('program.exe')]);
  await expect(inPicker('receipt.txt')).toContainText('Ready to go with your answer');
  await expect(inPicker('program.exe').getByRole('alert')).toContainText('program.exe');
  await page.getByRole('button', { name: 'Remove program.exe' }).click();

  await line.cut();
  await expect(page.getByText(reconnectingWords)).toBeVisible();
  await files.setInputFiles(text('invoice.txt'));
  const again = page.getByRole('button', { name: 'Try again invoice.txt' });
  await expect(again).toBeVisible();
  await act(staff, reference, 'startReview', {});
  await act(staff, reference, 'sendMessage', { text: 'We have your receipt.' });
  await act(staff, reference, 'requestInformation', { question: 'On which day did you pay?' });

  await line.restore();
  await expect(page.getByText('3 updates while you were away', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('We have your receipt.', { exact: true })).toBeVisible();
  await again.click();
  await expect(inPicker('invoice.txt')).toContainText('Ready to go with your answer');

  line.loseAnswers();
  const message = page.getByLabel('Your message');
  await message.fill('Here are both.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await expect(message).toHaveValue('Here are both.');
  await line.restore();
  // It had arrived: only the answer to it was lost.
  await expect(page.getByText('Not sent yet.')).toBeHidden({ timeout: 30_000 });
  await expect(message).toHaveValue('');
  const sent = page.getByRole('listitem').filter({ hasText: 'Here are both.' });
  await expect(sent).toHaveCount(1);
  await expect(sent.getByRole('link')).toHaveText(['receipt.txt', 'invoice.txt']);
});
