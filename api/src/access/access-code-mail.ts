/** What a mail with a code says; no event of the case, since its history would then tell who asks. */
export interface AccessCodeMail {
  /** The contact on file, and never an address that whoever asks has given. */
  to: { name: string; email: string };
  reference: string;
  /** Such as `7K3M-92QX`. */
  code: string;
  validMinutes: number;
}

/** Sends a code to the contact on file. @throws Error when it cannot be handed over; the customer asks again */
export type SendAccessCode = (mail: AccessCodeMail) => Promise<void>;
