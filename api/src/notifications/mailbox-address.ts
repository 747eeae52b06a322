/** A mail address with the name that stands before it. */
export interface Mailbox {
  name: string | null;
  address: string;
}

/** RFC 5321 allows 64 characters before the @; a plus sign and a token of 42 come after ours. */
export const LONGEST_LOCAL_PART = 64 - 1 - 42;

/** Reads `complaints@example.com` or `Complaints <complaints@example.com>`; null when it is neither. */
export function mailboxIn(text: string): Mailbox | null {
  const [, name, bracketed, bare] =
    /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s@+]+@[^<>\s@]+)>|([^<>\s@+]+@[^<>\s@]+))\s*$/.exec(text) ?? [];
  const address = bracketed ?? bare;
  if (address === undefined) return null;
  return { name: name === undefined || name === '' ? null : name, address };
}

/** The part behind the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
