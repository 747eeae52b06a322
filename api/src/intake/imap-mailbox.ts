import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Desk } from '../context.ts';
import type { MailSource } from './incoming-mail.ts';
import { LARGEST_MAIL_BYTES } from './read-mail.ts';
import { takeIn } from './take-in.ts';

/** Marks a mail in the mailbox as taken in. */
export const TAKEN_KEYWORD = '$ComplaintsDesk';
/** Of a mail that is too large only this much is read. */
const BEGINNING_BYTES = 256 * 1024;

/** Where and how to sign in. */
export interface ImapAddress {
  host: string;
  port: number;
  isSecure: boolean;
  user: string;
  password: string;
  folder: string;
}

/** Reads an address such as `imaps://user:password@mail.example.com/INBOX`. */
export function imapAddress(url: string): ImapAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const isSecure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 993 : 143),
    isSecure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}

/** A client that is not connected yet. */
export async function imapClient({ host, port, isSecure, user, password }: ImapAddress): Promise<ImapFlow> {
  // Whoever has no mailbox need not wait for it at the start.
  const { ImapFlow } = await import('imapflow');
  return new ImapFlow({
    host,
    port,
    secure: isSecure,
    doSTARTTLS: false,
    auth: { user, pass: password },
    logger: false,
    // Servers end an IDLE after half an hour.
    maxIdleTime: 10 * 60_000,
  });
}

/**
 * Takes in every mail of the open folder that is unseen and not marked by us. It is marked only after it is written
 * down: what a crash cuts off is read again, and known again.
 * @returns how many could not be taken in; they stay unmarked
 */
export async function takeInMailbox(desk: Desk, client: ImapFlow, signal: AbortSignal): Promise<number> {
  const found = await client.search({ seen: false, unKeyword: TAKEN_KEYWORD }, { uid: true });
  let failed = 0;
  for (const uid of found === false ? [] : (found ?? [])) {
    if (signal.aborted) return failed;
    if (!(await isTaken(desk, client, uid))) failed++;
  }
  return failed;
}

async function isTaken(desk: Desk, client: ImapFlow, uid: number): Promise<boolean> {
  const mail = await fetched(client, uid);
  // Somebody else removed it meanwhile.
  if (mail?.source === undefined) return true;
  try {
    await takeIn(desk, mail.source, sourceOf(desk, mail));
  } catch (error) {
    desk.log.error({ err: error, uid }, 'A mail could not be taken in; it is tried again');
    return false;
  }
  await client.messageFlagsAdd(String(uid), ['\\Seen', TAKEN_KEYWORD], { uid: true });
  return true;
}

async function fetched(client: ImapFlow, uid: number): Promise<FetchMessageObject | null> {
  const which = [String(uid), { uid: true }] as const;
  const about = await client.fetchOne(which[0], { size: true, internalDate: true }, which[1]);
  if (about === false) return null;
  const isLarge = (about.size ?? 0) > LARGEST_MAIL_BYTES;
  const source = isLarge ? { start: 0, maxLength: BEGINNING_BYTES } : true;
  const mail = await client.fetchOne(which[0], { source, size: true, internalDate: true }, which[1]);
  return mail === false ? null : mail;
}

function sourceOf({ clock }: Desk, { internalDate, size = 0 }: FetchMessageObject): MailSource {
  return {
    kind: 'IMAP',
    receivedAt: new Date(internalDate ?? clock.now().epochMilliseconds),
    returnPath: null,
    recipients: [],
    isCut: size > LARGEST_MAIL_BYTES,
  };
}
