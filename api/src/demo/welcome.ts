import { CaseFile, Staff } from '@desk/db';
import type { Desk } from '../context.ts';
import { complaintsAddress } from '../intake/ourselves.ts';
import { hasMailbox } from '../notifications/post.ts';
import { DEMO_PASSWORD } from './demo-staff.ts';

/**
 * What a newcomer reads once the desk is ready: addresses, and outside production what to try.
 * @param smtpAddress where mail comes in; null when it does not
 */
export async function welcome(desk: Desk, smtpAddress: string | null): Promise<string> {
  const { site } = desk;
  const lines = [
    'The complaints desk is ready.',
    `  Portal      ${site}/`,
    `  API         ${site}/graphql`,
    `  Playground  ${site}/playground`,
    ...(hasMailbox(desk.env) ? [`  Mailbox     ${site}/mailbox   (what customers get by mail)`] : []),
    ...(smtpAddress === null ? [] : [`  Mail in     smtp://${smtpAddress} for ${complaintsAddress(desk)}`]),
    ...(desk.env.NODE_ENV === 'production' ? [] : await demoLines(desk, site)),
  ];
  return `\n${lines.join('\n')}\n\n`;
}

async function demoLines(desk: Desk, site: string): Promise<string[]> {
  const em = desk.orm.em.fork();
  const staff = await em.find(Staff, { isDemo: true }, { orderBy: { id: 'asc' } });
  const [sample] = await em.find(CaseFile, {}, { orderBy: { id: 'asc' }, limit: 1 });
  if (staff.length === 0 || sample === undefined) return [];
  return [
    '',
    `  Track a complaint: ${sample.reference}   ${site}/track#${sample.reference}`,
    '',
    `  Sign in to the playground (demonstration only), password ${DEMO_PASSWORD}`,
    ...staff.map(
      (person) => `    ${person.email.padEnd(22)} ${person.role.toLowerCase().padEnd(9)} ${person.name}`,
    ),
  ];
}
