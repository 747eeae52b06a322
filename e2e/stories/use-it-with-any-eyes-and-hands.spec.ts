import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../desk/test.ts';
import { pageStates } from '../pages/states.ts';

const narrowest = { width: 320, height: 740 };

/** What axe finds, as one line per rule and place. */
async function findings(page: Page): Promise<string[]> {
  // The portal has no frames; only with them axe's other mode, which opens a page of its own each time, is needed.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}, at ${node.target.join(' ')}`),
  );
}

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

for (const { name, open } of pageStates) {
  test(`${name} has no barriers, in light and dark, and fits a narrow screen`, async ({
    page,
    request,
    staff,
  }) => {
    await open(page, { request, staff });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findings(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize(narrowest);
    expect(await sticksOut(page)).toEqual([]);
  });
}
