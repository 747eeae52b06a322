import type { Desk } from '../context.ts';
import { noticeOfMessageId } from '../notifications/reply-address.ts';
import type { Ourselves } from './classify.ts';

/** The address that complaints go to, lower case. */
export function complaintsAddress({ post }: Desk): string {
  return post.from.address.toLowerCase();
}

/** What tells the desk's own mails. */
export function ourselves(desk: Desk): Ourselves {
  return {
    address: complaintsAddress(desk),
    isOurs: (messageId) => noticeOfMessageId(desk.secrets, messageId) !== null,
  };
}

/** Whether mail to this address is for us: the address of complaints, with or without a part after a plus sign. */
export function isOurAddress(desk: Desk, address: string): boolean {
  return plainAddress(address) === complaintsAddress(desk);
}

/** Whether a part after a plus sign is in our address. */
export function isReplyAddress(desk: Desk, address: string): boolean {
  return isOurAddress(desk, address) && address.includes('+');
}

function plainAddress(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@[^@]*$)/, '');
}
