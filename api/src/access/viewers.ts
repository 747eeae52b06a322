import type { Desk, Viewers } from '../context.ts';
import { customerOfToken } from './customer-device.ts';
import { viewerOfToken } from './session.service.ts';

/** Who is behind the two cookies of a browser. */
export async function viewersOf(
  desk: Desk,
  sessionToken: string | undefined,
  deviceToken: string | undefined,
): Promise<Viewers> {
  const now = desk.clock.now();
  const [staff, customer] = await Promise.all([
    viewerOfToken(desk.orm, sessionToken, now),
    customerOfToken(desk.orm, deviceToken, now),
  ]);
  return { staff, customer };
}
