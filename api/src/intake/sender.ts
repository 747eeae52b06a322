import { addressParser } from 'postal-mime';
import * as v from 'valibot';
import { oneLine } from './clean-text.ts';
import type { IncomingMail, Sender } from './incoming-mail.ts';

/** As long as the columns of a contact. */
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 320;
const ADDRESS = v.pipe(v.string(), v.maxLength(LONGEST_ADDRESS), v.email());

type Headers = IncomingMail['headers'];

/**
 * Who sent it: From. Without any, Sender, then Reply-To, which else only says where answers should go, and must not
 * decide who somebody is.
 */
export function senderOf(headers: Headers): Sender {
  for (const name of ['from', 'sender', 'reply-to']) {
    const found = mailboxesIn(headers, [name]);
    const [first] = found;
    if (first === undefined) continue;
    const isSeveral = new Set(found.map(({ address }) => address)).size > 1;
    return { ...first, address: isSeveral ? null : first.address, isSeveral };
  }
  return { name: '', address: null, isSeveral: false };
}

/** Every address in these headers, lower case. */
export function addressesIn(headers: Headers, names: readonly string[]): string[] {
  return mailboxesIn(headers, names).map(({ address }) => address);
}

function mailboxesIn(headers: Headers, names: readonly string[]): { name: string; address: string }[] {
  return names
    .flatMap((name) => headers.get(name) ?? [])
    .flatMap((value) => addressParser(value, { flatten: true }))
    .map(({ name, address = '' }) => ({
      name: oneLine(name, LONGEST_NAME) || oneLine(address, LONGEST_NAME),
      address: address.trim().toLowerCase(),
    }))
    .filter(({ address }) => v.is(ADDRESS, address));
}
