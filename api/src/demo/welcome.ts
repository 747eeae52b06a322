import { CaseFile, Staff } from '@desk/db';
import type { Desk } from '../context.ts';
import { DEMO_PASSWORD } from './demo-staff.ts';

/** What a newcomer reads once the desk is ready: addresses, and outside production what to try. */
export async function welcome(desk: Desk, address: string): Promise<string> {
  const site = desk.env.PUBLIC_URL?.replace(/\/$/, '') ?? address.replace('127.0.0.1', 'localhost');
  const lines = [
    'The complaints desk is ready.',
    `  Portal      ${site}/`,
    `  API         ${site}/graphql`,
    `  Playground  ${site}/playground`,
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
