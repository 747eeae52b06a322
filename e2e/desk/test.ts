import { test as base, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test';
import { demoStaff, signIn } from './api.ts';
import { devices, type Device } from './devices.ts';
import { Line } from './line.ts';

export { expect } from '@playwright/test';

interface People {
  /** Opens a page on a device of somebody else; `address` where it is not reached directly. */
  openDevice: (device: Device, address?: string) => Promise<Page>;
  /** The other kind of device than the one that the story is told on. */
  otherDevice: Device;
  /** A manager who is signed in, at the API. */
  staff: APIRequestContext;
  /** A line to the desk that can be cut. */
  line: Line;
  /** What went wrong inside any page of the story: a story that leaves something here fails. */
  faults: string[];
}

/** Who is there as long as the worker. */
interface Colleagues {
  /** Signs in whoever of the demonstration has this email address, at the API; once for all stories of a worker. */
  staffOf: (email: string) => Promise<APIRequestContext>;
}

// A refused connection is part of some stories, and so is a push service out of reach: Chromium reports each to the
// console by itself.
const networkReport =
  /^Failed to load resource|^WebSocket connection to|^Chrome currently does not support the Push API/;

function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !networkReport.test(message.text())) faults.push(message.text());
  });
}

/** A test with the people of its story. */
export const test = base.extend<People, Colleagues>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      watch(context, faults);
      await use(faults);
      base.expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  openDevice: async ({ browser, baseURL, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (device, address) => {
      const context = await browser.newContext({ ...devices[device], baseURL: address ?? baseURL });
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  otherDevice: ({ isMobile }, use) => use(isMobile ? 'desktop' : 'phone'),
  staff: async ({ staffOf }, use) => {
    await use(await staffOf(demoStaff.manager));
  },
  staffOf: [
    async ({ playwright }, use) => {
      const signedIn = new Map<string, APIRequestContext>();
      await use(async (email) => {
        const before = signedIn.get(email);
        if (before !== undefined) return before;
        const staff = await playwright.request.newContext({ baseURL: process.env['DESK_ADDRESS'] });
        signedIn.set(email, staff);
        await signIn(staff, email);
        return staff;
      });
      for (const staff of signedIn.values()) await staff.dispose();
    },
    { scope: 'worker' },
  ],
  line: async ({ baseURL }, use) => {
    const line = await Line.open(baseURL ?? '');
    await use(line);
    await line.cut();
  },
});
