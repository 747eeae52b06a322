import type { Page } from '@playwright/test';

interface Sighting {
  words: string;
  /** Epoch milliseconds. */
  at: number;
}

declare global {
  interface Window {
    sightings?: Sighting[];
  }
}

/** Makes every page that `page` opens from now on note what it says, and when, by its own clock. */
export async function noteSightings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sightings: Sighting[] = (window.sightings = []);
    const look = (): void => {
      const words = document.querySelector('main')?.innerText ?? '';
      if (words !== sightings.at(-1)?.words) sightings.push({ words, at: Date.now() });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Waits until the page says the words; answers when it first did, in epoch milliseconds. */
export async function firstSaid(page: Page, words: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => window.sightings?.find((sighting) => sighting.words.includes(wanted))?.at,
    words,
  );
  return (await seen.jsonValue()) ?? Number.NaN;
}
