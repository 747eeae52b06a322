import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dashboardKey } from '../desk/start-desk.ts';
import { expect, test } from '../desk/test.ts';
import { complaint, goOn, openQuestion, readConfirmation, send } from '../pages/complaint-form.ts';

const script = fileURLToPath(new URL('../../scripts/dashboard.mjs', import.meta.url));

/** Starts the example of a dashboard. @returns its address, and the way to end it */
async function startDashboard(desk: string): Promise<{ address: string; stop: () => void }> {
  const env = { PATH: process.env['PATH'], DASHBOARD_KEY: dashboardKey, DESK: desk, PORT: '0' };
  const dashboard = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(dashboard.stdout, 'data')) as [Buffer];
  const address = /http:\S+/.exec(printed.toString())?.[0] ?? '';
  return { address, stop: () => void dashboard.kill() };
}

test('the dashboard hands a customer over, whom the form knows and whose complaints are listed', async ({
  page,
  baseURL,
}) => {
  const { address, stop } = await startDashboard(baseURL ?? '');
  try {
    await page.goto(address);
    await page.getByRole('button', { name: 'Help & Support' }).click();
    await expect(page).toHaveURL(/\/(complain|case)$/);
    await page.goto('/complain');
    await expect(page.getByText('Your dashboard told us that you are Ada Osei.')).toBeVisible();
    await openQuestion(page, 'what-happened');
    await page.getByLabel('What happened?').fill(complaint.whatHappened);
    await goOn(page);
    await openQuestion(page, 'about');
    await page.getByRole('radio', { name: complaint.category }).check();
    await goOn(page);
    await openQuestion(page, 'contact');
    await expect(page.getByLabel('Your name')).toHaveValue('Ada Osei');
    await expect(page.getByLabel('Email address')).toHaveValue('ada@mail.example');
    await goOn(page);
    await openQuestion(page, 'check');
    await send(page);
    const { reference } = await readConfirmation(page);

    await page.context().clearCookies();
    await page.goto(address);
    await page.getByRole('button', { name: 'Help & Support' }).click();
    await expect(page).toHaveURL(/\/case$/);
    await expect(page.getByText(reference).first()).toBeVisible();

    await page.goBack();
    await page.goto('/from-dashboard');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This link from your dashboard no longer works',
    );
  } finally {
    stop();
  }
});
