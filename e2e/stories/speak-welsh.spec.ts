import { submitComplaint } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { track } from '../pages/tracking.ts';

test('the language is chosen once, changes in place, and stays chosen on the device', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const languagesLoaded = (): string[] =>
    loaded.flatMap((path) => /\/(en|cy)-[^/]+\.js$/.exec(path)?.[1] ?? []);

  await page.goto('/complain/what-happened');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.getByLabel('What happened?').fill('Talwyd ddwywaith.');
  expect(languagesLoaded()).toEqual(['en']);

  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await expect(html).toHaveAttribute('lang', 'cy');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beth ddigwyddodd?');
  await expect(page.getByLabel('Beth ddigwyddodd?')).toHaveValue('Talwyd ddwywaith.');
  await expect(page).toHaveTitle('Beth ddigwyddodd? – CONSTRAT');
  await expect(page.getByText('yn aros i gael ei adolygu gan siaradwr brodorol')).toBeVisible();
  await page.goto('/complain/contact');
  await page.getByRole('button', { name: 'Parhau' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toHaveText('Eich enw — Rhowch eich enw');

  loaded.length = 0;
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sut gallwn eich cyrraedd?');
  expect(languagesLoaded()).toEqual(['cy']);
  await page.getByRole('button', { name: 'Parhau' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toHaveText('Your name — Enter your name');
  await expect(page.getByText('siaradwr brodorol')).toBeHidden();
});

test('dates are Welsh, and what the desk says in English is marked as English', async ({ page, request }) => {
  const reference = await submitComplaint(request);
  await track(page, reference);
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Byddwn yn ysgrifennu atoch nesaf erbyn');
  await expect(main).toContainText(
    /Dydd (Sul|Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn) \d+\s[A-Z][a-z]+( \d{4})?, 5\syh/,
  );
  await expect(main).toContainText(/Mae hynny ymhen \d+ (diwrnod|ddiwrnod)\./);
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'en');
  await expect(main.locator('details ol').first()).toHaveAttribute('lang', 'en');
});
