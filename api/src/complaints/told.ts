import { textOrNull } from '../text.ts';
import type { ContactInput } from './contact.input.ts';
import type { NewComplaint } from './open-case.ts';

type Told = Partial<Omit<NewComplaint['told'], 'whatHappened'>> & { whatHappened: string };

/** What was told, trimmed, with null for what was left out. */
export function toldIn(input: Told): NewComplaint['told'] {
  return {
    whatHappened: input.whatHappened.trim(),
    happenedOn: input.happenedOn ?? null,
    desiredOutcome: textOrNull(input.desiredOutcome),
    concerns: textOrNull(input.concerns),
    supportNeeds: textOrNull(input.supportNeeds),
  };
}

/** The contact, trimmed, with null for what was left out. */
export function contactIn(contact: ContactInput): NewComplaint['contact'] {
  return {
    name: contact.name.trim(),
    email: textOrNull(contact.email),
    phone: textOrNull(contact.phone),
    postalAddress: textOrNull(contact.postalAddress),
  };
}
