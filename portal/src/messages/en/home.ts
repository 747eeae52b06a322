import type { DeadlineKind } from '../../gql/graphql.ts';

export const home = {
  title: 'Something went wrong? Tell us.',
  lead: 'We want to hear from you. Everyone who complains gets a reference number, a named person, and an answer.',
  complainTitle: 'Make a complaint',
  complainText: 'Tell us what happened in your own words. It takes about five minutes, without an account.',
  complainGains: [
    'a reference number at once',
    'a named person who deals with it',
    'the dates when you will hear from us',
  ],
  complainAction: 'Start now',
  complainResume: 'Go on with your draft',
  trackTitle: 'Track a complaint',
  trackText: 'See where your complaint stands, what happens next, and when.',
  promisesTitle: 'What we promise',
  procedureLink: 'Read how we handle complaints',
  channelsTitle: 'Other ways to reach us',
  channelsFailed: 'Our contact details could not be loaded.',
  performanceTitle: 'Our promises kept',
  performancePeriod: (from: string, until: string) => `What we kept in time from ${from} to ${until}.`,
  performanceTooFew: 'Too few to publish',
  performanceNone: (from: string, until: string) =>
    `From ${from} to ${until} there were too few complaints to publish figures.`,
  performanceOf: (kept: string, all: string) => `${kept} of ${all}`,
  performanceKinds: {
    ACKNOWLEDGEMENT: 'Confirmed within a day',
    PROGRESS_UPDATE: 'Updates on the way',
    FINAL_RESPONSE: 'Answers by the date we named',
    ESCALATION_DECISION: 'Decisions after looking again',
    PAYMENT_LIMIT: 'Legal time limit for payments',
    PAYMENT_LIMIT_EXTENDED: 'Extended legal time limit for payments',
    FINANCIAL_LIMIT: 'Legal time limit for financial services',
    OMBUDSMAN_WINDOW: 'Time to go to the ombudsman',
  } satisfies Record<DeadlineKind, string>,
};

export const reference = {
  label: 'Your reference number',
  // Non-breaking hyphens: the example stays on one line.
  hint: 'For example CON\u20117K3M\u201192QX\u20115TD. Capitals, spaces and dashes do not matter.',
  action: 'Show my complaint',
  problems: {
    EMPTY: 'Enter your reference number. It begins with CON.',
    TOO_SHORT: 'This reference number is too short: a character or a group is missing.',
    TOO_LONG: 'This reference number is too long: there is a character or a group too many.',
    BAD_CHARACTER: (character: string) =>
      `“${character}” is never part of a reference number. Check that character.`,
    WRONG_CHECK_CHARACTER:
      'One character is not right, or two have changed places. Compare it with your confirmation.',
  },
};
