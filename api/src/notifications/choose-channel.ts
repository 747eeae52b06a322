import type { Contact, NoticeChannel } from '@desk/db';

/** What is known of how to reach the customer. */
export type WaysToReach = Pick<Contact, 'email' | 'emailFailedAt' | 'postalAddress' | 'phone'>;

/** The best way to reach the customer: mail unless it is known not to arrive, then a letter, then a call. */
export function chooseChannel({ email, emailFailedAt, postalAddress, phone }: WaysToReach): NoticeChannel {
  if (email && !emailFailedAt) return 'EMAIL';
  if (postalAddress) return 'LETTER';
  return phone ? 'PHONE' : 'NONE';
}
