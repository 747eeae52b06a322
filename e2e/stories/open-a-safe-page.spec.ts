import { expect, test } from '../desk/test.ts';
import { openPlayground } from '../pages/playground.ts';

/** The directives of a content security policy by name. */
function directivesOf(policy: string | undefined): Map<string, string[]> {
  const directives = (policy ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name, ...sources]) => [name ?? '', sources]));
}

for (const path of [
  '/',
  '/complain',
  '/complaint-received',
  '/track',
  '/how-we-handle-complaints',
  '/nothing-here',
]) {
  test(`${path} is served with headers that keep others out`, async ({ page }) => {
    const headers = (await page.goto(path))?.headers() ?? {};
    const directives = directivesOf(headers['content-security-policy']);
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(headers['content-security-policy']).not.toMatch(/unsafe-|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('a script that somebody brought into the page does not run, and the browser says so', async ({
  page,
  faults,
}) => {
  await page.goto('/');
  const isRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.sightings = []';
    document.body.append(script);
    return window.sightings !== undefined;
  });
  expect(isRun).toBe(false);
  await expect.poll(() => faults).toEqual([expect.stringContaining('Content Security Policy')]);
  faults.length = 0;
});

test('the playground runs no script but its own', async ({ page }) => {
  const answered = page.waitForResponse('**/playground');
  await openPlayground(page);
  const directives = directivesOf((await answered).headers()['content-security-policy']);
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
});
