import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Of axe's rules, the one on the size of targets is off by default. */
const options = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations' as const] };

/** What axe finds on the page, as one line per rule and place. */
export async function barriers(page: Page): Promise<string[]> {
  // It is half a megabyte of script: once a page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((wanted) => window.axe.run(document, wanted), options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}, at ${node.target.join(' ')}`),
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
