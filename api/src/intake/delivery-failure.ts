import type { IncomingMail } from './incoming-mail.ts';

const LONGEST_REASON = 300;
/** Message-IDs may stand anywhere in what a server sends back; no server sends back more than this. */
const LOOKED_THROUGH = 500_000;

/** Why a mail of ours did not arrive for good, in the words of the mail server; null when it may still arrive. */
export function failureIn(mail: IncomingMail): string | null {
  const status = mail.attachments.find(({ mediaType }) => mediaType === 'message/delivery-status');
  if (status !== undefined) return failureInStatus(status.bytes.toString('latin1'));
  if (/\b(delayed|warning|still (being )?(retried|trying))\b/i.test(mail.subject)) return null;
  return (
    /\b[45]\.\d\.\d+\b[^\n]*|\b5\d\d [^\n]*/.exec(mail.text)?.[0].slice(0, LONGEST_REASON) ?? 'It came back.'
  );
}

/** Every Message-ID that a bounce speaks of: those that it answers, and those in what it sends back. */
export function idsOfReturnedMail({ threadIds, text, attachments }: IncomingMail): string[] {
  const parts = [text, ...attachments.map(({ bytes }) => bytes.toString('latin1'))];
  const found = parts.flatMap((part) => part.slice(0, LOOKED_THROUGH).match(/<[^<>\s]{1,300}>/g) ?? []);
  return [...new Set([...threadIds, ...found])];
}

/** RFC 3464: `Action: failed` is for good, `delayed` is a warning, and the rest is good news. */
function failureInStatus(status: string): string | null {
  if (!/^Action:\s*failed/im.test(status)) return null;
  const unfolded = status.replace(/\r?\n[ \t]+/g, ' ');
  const words = /^Diagnostic-Code:\s*(?:[^;\r\n]*;)?\s*(.+)$/im.exec(unfolded)?.[1];
  const code = /^Status:\s*(\S+)/im.exec(unfolded)?.[1];
  return (words ?? code ?? 'It came back.').trim().slice(0, LONGEST_REASON);
}
