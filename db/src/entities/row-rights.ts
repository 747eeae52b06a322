import type { PolicyDef } from '@mikro-orm/core';

/** The role that the product works under: it may add case events, never change or delete them. */
export const APP_ROLE = 'complaints_desk';

/** The role under which customers and strangers read: of the tables with row rights, only what is theirs. */
export const CUSTOMER_ROLE = 'complaints_customer';

/** The setting with the ids of the cases that whoever asks may open, with commas between them; without it, none. */
export const CASES_SETTING = 'desk.case_ids';

/** The setting with the hash of the device that asks, which sent the files that belong to no case yet. */
export const DEVICE_SETTING = 'desk.device';

const DESK: PolicyDef = { name: 'the_desk', roles: [APP_ROLE], using: 'true', check: 'true' };

/** Row rights of a table with rows of cases: all for the desk, for customers what of their cases fits the condition. */
function rowRights(customersSee: string): PolicyDef[] {
  return [DESK, { name: 'its_customer', command: 'select', roles: [CUSTOMER_ROLE], using: customersSee }];
}

function ofTheirs(column: string): string {
  return `${column} = any (string_to_array(current_setting('${CASES_SETTING}', true), ',')::uuid[])`;
}

/** Customers see the row of their case. */
export const onlyTheirCase = rowRights(ofTheirs('id'));

/** Customers see the rows of their case. */
export const onlyOfTheirCase = rowRights(ofTheirs('case_id'));

/** Customers see the events of their case that are not for staff only. */
export const onlyTheirEvents = rowRights(`${ofTheirs('case_id')} and visibility <> 'STAFF'`);

/** Customers see what belongs to an event that they see; the rights to events themselves tell which those are. */
export function onlyOfTheirEvents(table: string): PolicyDef[] {
  return rowRights(eventIsSeen(table));
}

/** Customers see what belongs to their device. */
export const onlyOfTheirDevice = rowRights(ofThisDevice());

/** As words of events; customers also see what their own device sent and no case has yet. */
export const onlyTheirFiles = rowRights(
  `${eventIsSeen('stored_file')} or case_id is null and ${ofThisDevice()}`,
);

function ofThisDevice(): string {
  return `device_hash = current_setting('${DEVICE_SETTING}', true)`;
}

function eventIsSeen(table: string): string {
  return `exists (select 1 from case_event e where e.case_id = ${table}.case_id and e.seq = ${table}.seq)`;
}
