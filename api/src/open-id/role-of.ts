import type { StaffRole } from '@desk/db';

/** Which role counts when the provider gives several; an auditor who also handles cases is no auditor. */
const STRONGEST_FIRST = ['DIRECTOR', 'MANAGER', 'HANDLER', 'AUDITOR'] as const satisfies StaffRole[];

/** The desk's roles by what the provider calls them; without an entry, by their own names. */
export type RoleNames = Readonly<Record<string, StaffRole>>;

/**
 * The role that a claim gives: a text, a list of texts, or nothing.
 * @returns null when none of it is a role of the desk
 */
export function roleOf(claim: unknown, names: RoleNames | undefined): StaffRole | null {
  const given: unknown[] = Array.isArray(claim) ? claim : [claim];
  const roles = new Set(given.map((each) => (typeof each === 'string' ? named(each, names) : undefined)));
  return STRONGEST_FIRST.find((role) => roles.has(role)) ?? null;
}

function named(text: string, names: RoleNames | undefined): StaffRole | undefined {
  if (names !== undefined) return Object.hasOwn(names, text) ? names[text] : undefined;
  return STRONGEST_FIRST.find((role) => role === text.toUpperCase());
}
