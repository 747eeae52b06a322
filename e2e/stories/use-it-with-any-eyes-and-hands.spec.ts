import type { Page } from '@playwright/test';
import { barriers } from '../desk/barriers.ts';
import { expect, test } from '../desk/test.ts';
import { pageStates } from '../pages/states.ts';

const narrowest = { width: 320, height: 740 };

/** What sticks out on the right, so that the page would have to be moved sideways. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width,
    );
    return wide.map((element) => `${element.tagName} ${element.className}`);
  });
}

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const themes = ['light', 'dark'] as const;

for (const { name, open } of pageStates) {
  test(`${name} has no barriers, in both languages, in light and dark, and fits a narrow screen`, async ({
    page,
    request,
    staff,
    isMobile,
  }) => {
    await open(page, { request, staff });
    // Another theme is other colours and nothing else: it changes with the language, the other way round on a phone, so
    // that each language meets each theme, and each screen both.
    for (const [turn, language] of ['English', 'Cymraeg'].entries()) {
      const other = page.getByRole('button', { name: language, exact: true });
      if (language !== 'English') await other.click();
      await expect(other).toHaveCount(0);
      const colorScheme = themes[(turn + Number(isMobile)) % themes.length];
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page), `${language}, ${colorScheme}`).toEqual([]);
    }
    await page.setViewportSize(narrowest);
    expect(await sticksOut(page), 'Cymraeg').toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await sticksOut(page), 'English').toEqual([]);
  });
}
