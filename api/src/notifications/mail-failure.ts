/** Why a mail could not be handed over. */
export interface MailFailure {
  /** True: trying again is no use, this mail or its address is refused for good. */
  isPermanent: boolean;
  /** One line in the words of the mail server. */
  reason: string;
}

/** What nodemailer tells of a failed hand-over. */
interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
}

/** At which step the server speaks of this mail and its recipient; at any other it refuses us, which is ours to mend. */
const STEPS_OF_THE_MAIL = ['RCPT TO', 'DATA'];
const LONGEST_REASON = 500;

/** What the failure means. Only a 5xx answer to the recipient or the mail itself is for good (RFC 5321, 4.2.1). */
export function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return { isPermanent: false, reason: 'unknown' };
  const { responseCode = 0, command = '', message } = error as SmtpError;
  return {
    isPermanent: responseCode >= 500 && responseCode < 600 && STEPS_OF_THE_MAIL.includes(command),
    reason: message.replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON),
  };
}
