import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NoticeKind } from '@desk/db';
import type { Secrets } from '../access/secrets.ts';
import { isUuid } from '../uuid.ts';

const PURPOSE = 'reply-address';
/** Together with the case's id and the name of the mailbox it must fit into the 64 characters of a local part. */
const SIGNATURE_BYTES = 10;
const ID_BYTES = 16;
const TOKEN_LENGTH = 42;

/** The signed name of a case in addresses and Message-IDs: digits and lower-case letters, since case may get lost. */
export function replyToken(secrets: Secrets, caseId: string): string {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  return encode(Buffer.concat([id, signatureOf(secrets, id)]));
}

/** The id of the case that a token names; null unless this desk signed it. */
export function caseOfReplyToken(secrets: Secrets, token: string): string | null {
  const bytes = decode(token.toLowerCase());
  if (bytes === null) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), signatureOf(secrets, id))) return null;
  const caseId = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(caseId) ? caseId : null;
}

/** Where answers to our mails about a case go: `complaints+<token>@example.com`. */
export function replyAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

/** The case that an address speaks of, in its part after the plus sign; null for any other address. */
export function caseOfReplyAddress(secrets: Secrets, address: string): string | null {
  const token = /\+([0-9a-z]+)@[^@]*$/i.exec(address.trim())?.[1];
  return token === undefined ? null : caseOfReplyToken(secrets, token);
}

/** The Message-ID of a notice: the same however often it is sent, so that a repeat is known as one. */
export function messageIdOf(token: string, seq: number, kind: NoticeKind, domain: string): string {
  return `<${token}.${seq}.${kind.toLowerCase().replaceAll('_', '-')}@${domain}>`;
}

/** A Message-ID that no mail has: all mails of a case refer to it, so that mail programs show them as one thread. */
export function threadIdOf(token: string, domain: string): string {
  return `<${token}.case@${domain}>`;
}

/** The case and the event that a Message-ID of ours names, from a bounce or an In-Reply-To; null for any other. */
export function noticeOfMessageId(
  secrets: Secrets,
  messageId: string,
): { caseId: string; seq: number | null; kind: string | null } | null {
  const [, token, seq, kind] = /^<?([0-9a-v]+)\.(?:(\d{1,9})\.([a-z-]+)|case)@/i.exec(messageId.trim()) ?? [];
  const caseId = token === undefined ? null : caseOfReplyToken(secrets, token);
  if (caseId === null) return null;
  const kindCode = kind?.toUpperCase().replaceAll('-', '_') ?? null;
  return { caseId, seq: seq === undefined ? null : Number(seq), kind: kindCode };
}

function signatureOf(secrets: Secrets, id: Buffer): Buffer {
  return createHmac('sha256', secrets.key(PURPOSE)).update(id).digest().subarray(0, SIGNATURE_BYTES);
}

function encode(bytes: Buffer): string {
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(TOKEN_LENGTH, '0');
}

function decode(token: string): Buffer | null {
  if (token.length !== TOKEN_LENGTH || !/^[0-9a-v]+$/.test(token)) return null;
  const value = [...token].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n);
  const hex = value.toString(16).padStart((ID_BYTES + SIGNATURE_BYTES) * 2, '0');
  return hex.length === (ID_BYTES + SIGNATURE_BYTES) * 2 ? Buffer.from(hex, 'hex') : null;
}
