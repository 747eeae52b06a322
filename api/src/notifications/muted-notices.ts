import type { Contact, Notice, NoticeKind } from '@desk/db';

/**
 * What the customer need not be mailed. Everything that the law or the procedure makes us send stands firm: our answer and
 * decisions, their dates, questions, passed limits (DISP 1.6).
 */
export const MUTABLE_NOTICES = [
  'PROGRESS_UPDATE',
  'MESSAGE',
  'REVIEWER_ASSIGNED',
  'CLOSED',
] as const satisfies readonly NoticeKind[];

/** Whether the customer wants no mail of this notice; a letter or a call is the only way to hear of it, so it stays. */
export function isMuted(
  { kind, channel }: Pick<Notice, 'kind' | 'channel'>,
  { mutedNotices }: Pick<Contact, 'mutedNotices'>,
): boolean {
  return channel === 'EMAIL' && mutedNotices.includes(kind);
}
