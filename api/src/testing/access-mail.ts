import { randomBytes } from 'node:crypto';
import type { AccessCodeMail } from '../access/access-code-mail.ts';
import type { TestCaller } from './test-caller.ts';
import type { TestDesk } from './test-desk.ts';

export const REQUEST_CODE = /* GraphQL */ `
  mutation ($input: RequestAccessCodeInput!) {
    requestAccessCode(input: $input) {
      validMinutes
      tries
    }
  }
`;

export const OPEN_WITH_CODE = /* GraphQL */ `
  mutation ($input: OpenCaseWithCodeInput!) {
    openCaseWithCode(input: $input) {
      case {
        reference
        allowedActions
      }
    }
  }
`;

/** The mails with codes that a desk sends from now on, in place of its mail server. */
export function takeCodeMails(test: TestDesk): AccessCodeMail[] {
  const mails: AccessCodeMail[] = [];
  test.desk.sendAccessCode = (mail) => {
    mails.push(mail);
    return Promise.resolve();
  };
  return mails;
}

/** Asks for a code and waits until it was sent, or was not. */
export async function requestCode(test: TestDesk, caller: TestCaller, reference: string): Promise<void> {
  await caller.data(REQUEST_CODE, { input: { reference } });
  await test.desk.errands.done();
}

/** An address that no other caller of a test has, so that it meets limits of its own. */
export function anyAddress(): string {
  const [second = 0, third = 0, fourth = 0] = randomBytes(3);
  return `10.${second}.${third}.${fourth}`;
}
