import { viewerOfBearer } from '../accounts/access-token.service.ts';
import type { Desk, Viewers } from '../context.ts';
import { customerOfToken } from './customer-device.ts';
import { viewerOfToken } from './session.service.ts';
import { ANONYMOUS } from './viewer.ts';

/** The request header, and over a socket the connection parameter, by which the portal says that a customer asks. */
export const CLIENT_HEADER = 'desk-client';
const PORTAL = 'portal';

/** What a request says about who asks. */
export interface Credentials {
  /** The cookie of a member of staff. */
  session: string | undefined;
  /** The cookie of a customer's device. */
  device: string | undefined;
  /** The `Authorization` header of a script; with one, cookies do not count. */
  authorization?: string | undefined;
  /** What the client says that it is. */
  client: unknown;
}

/**
 * Who is behind the two cookies of a browser. In the portal nobody is staff: whoever tries it out in the browser that
 * they work in would else act as staff where the page speaks to a customer.
 */
export async function viewersOf(
  desk: Desk,
  { session, device, client, authorization }: Credentials,
): Promise<Viewers> {
  if (session === undefined && device === undefined && authorization === undefined)
    return { staff: ANONYMOUS, customer: ANONYMOUS };
  const now = desk.clock.now();
  if (authorization !== undefined)
    return { staff: await viewerOfBearer(desk.orm, authorization, now), customer: ANONYMOUS };
  const [staff, customer] = await Promise.all([
    client === PORTAL ? ANONYMOUS : viewerOfToken(desk.orm, session, now),
    customerOfToken(desk.orm, device, now),
  ]);
  return { staff, customer };
}
