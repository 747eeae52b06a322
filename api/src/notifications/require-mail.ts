import type { Env } from '../env.ts';

/** @throws Error of one sentence in production, where customers must get their mails, with links that work */
export function requireMail({ NODE_ENV, SMTP_URL, PUBLIC_URL }: Env): void {
  if (NODE_ENV !== 'production') return;
  if (SMTP_URL === undefined) {
    throw new Error(
      'Cannot start: in production customers are written to; set SMTP_URL, such as smtps://user:password@mail.example.com:465.',
    );
  }
  if (PUBLIC_URL === undefined) {
    throw new Error(
      'Cannot start: mails to customers link to the portal; set PUBLIC_URL, such as https://help.example.com.',
    );
  }
}
