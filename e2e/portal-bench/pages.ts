import { submitComplaint } from '../desk/api.ts';
import { request } from '@playwright/test';

/** A page that is measured, and the cookie of the device that opens it. */
export interface MeasuredPage {
  name: string;
  url: string;
  cookie: string | null;
}

/** The pages that a customer waits for: each as a first visit. */
export async function measuredPages(desk: string): Promise<MeasuredPage[]> {
  const device = await request.newContext({ baseURL: desk });
  const reference = await submitComplaint(device);
  const { cookies } = await device.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  await device.dispose();
  return [
    { name: 'home', url: `${desk}/`, cookie: null },
    { name: 'form', url: `${desk}/complain/what-happened`, cookie: null },
    { name: 'track', url: `${desk}/track#${reference}`, cookie: null },
    { name: 'case', url: `${desk}/case`, cookie },
  ];
}
