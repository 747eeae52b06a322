import { fileURLToPath } from 'node:url';
import { casesOf } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { liveWords } from '../pages/tracking.ts';

const picture = fileURLToPath(new URL('../../docs/tracking-page.png', import.meta.url));

const sizes = {
  desktop: { width: 1280, height: 1000 },
  phone: { width: 400, height: 1000 },
};

/** The picture of the README: the demonstration's first case on both devices, side by side. */
test('tracking page', async ({ page, openDevice, staff, isMobile }) => {
  test.skip(isMobile, 'one picture shows both devices');
  const [sample] = await casesOf(staff, 'Maria Kowalski');
  const shots: string[] = [];
  for (const device of ['desktop', 'phone'] as const) {
    const shown = await openDevice(device);
    await shown.setViewportSize(sizes[device]);
    await shown.goto(`/track#${sample?.reference ?? ''}`);
    await expect(shown.getByText(liveWords)).toBeVisible();
    shots.push((await shown.screenshot()).toString('base64'));
  }
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.setContent(sideBySide(shots));
  await page.screenshot({ path: picture });
});

function sideBySide(shots: string[]): string {
  const style = 'height:700px;border-radius:12px;box-shadow:0 2px 28px #0003';
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}" style="${style}">`);
  return `<body style="margin:0;height:760px;display:flex;gap:32px;align-items:center;justify-content:center;background:#e9edef">
    ${images.join('')}</body>`;
}
