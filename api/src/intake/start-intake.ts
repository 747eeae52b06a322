import type { Desk } from '../context.ts';
import { ImapIntake } from './imap-intake.ts';
import { complaintsAddress } from './ourselves.ts';
import { SmtpIntake } from './smtp-intake.ts';

/** Where a desk outside production listens for mail unless told otherwise. */
const USUAL_PORT = 2525;

/** The open ways by which mail comes in. */
export interface Intake {
  /** Host and port where mail is taken, such as `127.0.0.1:2525`; null when it is not, or the port was taken. */
  smtpAddress: string | null;
  stop(): Promise<void>;
}

/**
 * Opens the ways for mail that the settings name; outside production a local SMTP port as well. A port that is taken
 * never keeps the desk from starting: complaints come in other ways too.
 */
export async function startIntake(desk: Desk): Promise<Intake> {
  const { IMAP_URL } = desk.env;
  const smtp = await startSmtp(desk);
  const imap = IMAP_URL === undefined ? null : new ImapIntake(desk, IMAP_URL);
  imap?.start();
  return {
    smtpAddress: smtp?.address ?? null,
    async stop() {
      await imap?.stop();
      await smtp?.intake.stop();
    },
  };
}

async function startSmtp(desk: Desk): Promise<{ intake: SmtpIntake; address: string } | null> {
  const { INBOUND_SMTP_PORT, INBOUND_SMTP_HOST: host, NODE_ENV } = desk.env;
  const port = INBOUND_SMTP_PORT ?? (NODE_ENV === 'development' ? USUAL_PORT : undefined);
  if (port === undefined) return null;
  const intake = new SmtpIntake(desk);
  try {
    return { intake, address: `${host}:${await intake.listen(port, host)}` };
  } catch (error) {
    const sentence = `Mail to ${complaintsAddress(desk)} cannot come in at ${host}:${port}; set INBOUND_SMTP_PORT to a free port.`;
    desk.log.warn({ error: (error as Error).message }, sentence);
    return null;
  }
}
