import { expect, type Page } from '@playwright/test';

/** What an operation answered, and when its answer was there, in epoch milliseconds. */
export interface Answered {
  data: unknown;
  answeredAt: number;
}

/** Opens the playground and waits for its tabs. */
export async function openPlayground(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/playground');
  await expect(page.getByRole('tab').first()).toBeVisible();
}

/**
 * Works as staff do: goes to the tab of a saved operation, puts the variables into the editor and runs it.
 * @throws Error with the answer when it holds errors
 */
export async function run(page: Page, operation: string, variables: object): Promise<Answered> {
  await page.getByRole('button', { name: operation, exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: operation, exact: true })).toBeVisible();
  await replaceVariables(page, JSON.stringify(variables, null, 2));

  const asking = page.waitForRequest((request) => {
    const asked = request.postDataJSON() as { operationName?: string } | null;
    return new URL(request.url()).pathname === '/graphql' && asked?.operationName === operation;
  });
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const request = await asking;
  const response = await request.response();
  const answer = (await response?.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer));
  const { startTime, responseEnd } = request.timing();
  return { data: answer.data, answeredAt: startTime + responseEnd };
}

/** Pastes, as a person with a long text does: the editor completes brackets while one types. */
async function replaceVariables(page: Page, text: string): Promise<void> {
  await page.getByRole('region', { name: 'Variables' }).getByRole('code').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}
