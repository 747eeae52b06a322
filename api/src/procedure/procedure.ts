import { ASSUMED } from './assumed.ts';
import { publish } from './publish.ts';
import type { Procedure } from './published.ts';

/**
 * The shipped procedure before its `{…}` are filled in: a text names a number or an address by its path instead of
 * repeating it, so that changing the value changes every text that speaks of it.
 */
export const procedureTemplate: Procedure = {
  version: '2026-11',
  organisation: {
    name: 'CONSTRAT',
    legalName: 'CONSTRAT Limited',
    email: 'complaints@constrat.io',
    phone: '+44 20 XXXX XXXX',
    phoneHours: 'Monday to Friday, 9am to 5pm GMT',
    postalAddress: 'Complaints Department, {organisation.legalName}, [Registered Office Address]',
  },
  introduction:
    'At {organisation.name}, we’re committed to providing excellent service. If you’re not satisfied with any aspect of our ' +
    'platform or services, we want to hear from you. This procedure outlines how to make a complaint and what you ' +
    'can expect from us.',
  channels: [
    {
      channel: 'FORM',
      title: 'Online form',
      address: 'In your dashboard under “Help & Support”',
      hours: 'Any time',
    },
    { channel: 'EMAIL', title: 'Email', address: '{organisation.email}', hours: 'Any time' },
    { channel: 'PHONE', title: 'Phone', address: '{organisation.phone}', hours: '{organisation.phoneHours}' },
    {
      channel: 'POST',
      title: 'Post',
      address: '{organisation.postalAddress}',
      hours: 'Opened Monday to Friday',
    },
  ],
  commitments: [
    'Acknowledge all complaints within {deadlines.acknowledgeHours}',
    'Impartial review of all complaints',
    'Regular updates throughout the process',
    'Learn from feedback to enhance our service',
  ],
  whatToInclude: [
    'Your name, and how you would like us to reach you',
    'What happened, and when',
    'The payment, account or project that it concerns, if there is one',
    'How it has affected you',
    'What you would like us to do to put it right',
    'Anything that supports your complaint, such as emails, screenshots or receipts',
    'Anything that would make it easier for you to deal with us, such as large print',
  ],
  stages: [
    {
      stage: 'RECEIVED',
      title: 'Complaint received',
      headline: 'We have received your complaint',
      meaning: 'It has a reference number, and we will acknowledge it within {deadlines.acknowledgeHours}.',
    },
    {
      stage: 'ACKNOWLEDGED',
      title: 'Acknowledged',
      headline: 'We have named the person who will look after your complaint',
      meaning: 'Your case handler manages your complaint from now on, and you know which dates to expect.',
    },
    {
      stage: 'REVIEW',
      title: 'Review',
      headline: 'We are reading everything you have told us',
      meaning: 'Your case handler reviews all information and may ask you for more.',
    },
    {
      stage: 'INVESTIGATION',
      title: 'Gathering evidence',
      headline: 'We are gathering evidence about your complaint',
      meaning: 'We collect evidence, speak to the people involved and check the records of our platform.',
    },
    {
      stage: 'RESOLUTION',
      title: 'Resolution',
      headline: 'We are working out a fair resolution',
      meaning: 'We weigh what we have found and decide what would put things right.',
    },
    {
      stage: 'RESPONDED',
      title: 'Our answer',
      headline: 'We have sent you our answer',
      meaning:
        'It explains what we found and what we propose. You can accept it, or ask someone else to look again.',
    },
    {
      stage: 'ESCALATED',
      title: 'Looked at again',
      headline: 'Someone new is looking at your complaint again',
      meaning: 'The reviewer has never worked on your complaint and decides independently.',
    },
    {
      stage: 'REFERRED',
      title: 'With an outside body',
      headline: 'Your complaint is with an organisation outside {organisation.name}',
      meaning: 'It decides independently of us. We give it what it asks for and act on its decision.',
    },
    {
      stage: 'CLOSED',
      title: 'Closed',
      headline: 'Your complaint is closed',
      meaning: 'There is nothing more for you to do. We keep the record and learn from it.',
    },
  ],
  deadlines: {
    acknowledgeHours: 24,
    progressUpdateDays: 5,
    finalResponseWorkingDays: 10,
    complexWorkingDays: 20,
    summaryResolutionWorkingDays: 3,
    paymentLimitWorkingDays: 15,
    paymentLimitExtendedWorkingDays: 35,
    financialLimitWeeks: 8,
  },
  promises: [
    {
      kind: 'ACKNOWLEDGEMENT',
      title: 'We acknowledge your complaint',
      text: 'Within {deadlines.acknowledgeHours}, with your reference number, the name of your case handler and the dates to expect.',
    },
    {
      kind: 'PROGRESS_UPDATE',
      title: 'We keep you informed',
      text: 'Every {deadlines.progressUpdateDays} until you have our answer, weekends included. We explain any delay.',
    },
    {
      kind: 'FINAL_RESPONSE',
      title: 'We answer',
      text: 'Within {deadlines.finalResponseWorkingDays}. A particularly complex complaint may take up to {deadlines.complexWorkingDays}, and we tell you why.',
    },
    {
      kind: 'ESCALATION_DECISION',
      title: 'We look again when you ask us to',
      text: 'Someone who has not worked on your complaint decides within {escalationLevels.workingDays}.',
    },
    {
      kind: 'PAYMENT_LIMIT',
      title: 'The legal limit for a complaint about a payment',
      text: 'The law gives us {deadlines.paymentLimitWorkingDays} to answer. Nothing pauses that time.',
    },
    {
      kind: 'PAYMENT_LIMIT_EXTENDED',
      title: 'The longer limit for a complaint about a payment',
      text: 'If something outside our control holds us up and we tell you why in time, the law gives us {deadlines.paymentLimitExtendedWorkingDays}.',
    },
    {
      kind: 'FINANCIAL_LIMIT',
      title: 'The legal limit for a complaint about a financial matter',
      text: 'The law gives us {deadlines.financialLimitWeeks} to answer. Nothing pauses that time.',
    },
    {
      kind: 'OMBUDSMAN_WINDOW',
      title: 'Your time to go to the ombudsman',
      text: 'You have six months from the day we sent our answer. We show you the last day.',
    },
  ],
  escalationLevels: [
    {
      level: 1,
      title: 'Senior review',
      reviewerRole: 'MANAGER',
      workingDays: 10,
      text: 'A {escalationLevels.1.reviewerRole} who has not worked on your complaint looks at it afresh and decides within {escalationLevels.1.workingDays}.',
    },
    {
      level: 2,
      title: 'Executive review',
      reviewerRole: 'DIRECTOR',
      workingDays: 10,
      text: 'If you are still not satisfied, a {escalationLevels.2.reviewerRole} reviews the whole case and decides within {escalationLevels.2.workingDays}.',
    },
  ],
  outsideBodies: [
    {
      code: 'ADR_PROVIDER',
      name: '[ADR Provider Name]',
      takes: 'Any complaint that our own reviews have not settled',
      categories: ['PAYMENT', 'FINANCIAL', 'ACCOUNT', 'PLATFORM', 'SERVICE', 'DATA_PRIVACY', 'OTHER'],
      website: '[ADR Website]',
      email: '[ADR Email]',
      phone: null,
      listedFrom: '2026-11-01',
    },
    {
      code: 'FINANCIAL_OMBUDSMAN',
      name: 'Financial Ombudsman Service',
      takes: 'Payment and financial disputes',
      categories: ['PAYMENT', 'FINANCIAL'],
      website: 'financial-ombudsman.org.uk',
      email: null,
      phone: '0800 023 4567',
      listedFrom: '2026-11-01',
    },
  ],
  wordings: [
    {
      code: 'ESCALATION_RIGHT',
      version: '1',
      effectiveFrom: '2026-11-01',
      source: 'procedure: escalation',
      text: 'If you are not satisfied with our answer, you can ask us to look again. Someone who has not worked on your complaint will review it.',
    },
    {
      code: 'OMBUDSMAN_FINAL_RESPONSE',
      version: '1',
      effectiveFrom: '2026-11-01',
      source: 'DISP 1 Annex 3R(1)',
      text:
        'You have the right to refer your complaint to the Financial Ombudsman Service, free of charge – but you must do so within six months of the date of this letter.\n\n' +
        'If you do not refer your complaint in time, the Ombudsman will not have our permission to consider your complaint and so will only be able to do so in very limited circumstances. For example, if the Ombudsman believes that the delay was as a result of exceptional circumstances.',
    },
    {
      code: 'OMBUDSMAN_LIMIT_PASSED',
      version: '1',
      effectiveFrom: '2026-11-01',
      source: 'DISP 1.6.2R(2)',
      text: 'We have not been able to answer your complaint in time. You may now refer it to the Financial Ombudsman Service, free of charge, without waiting for our answer.',
    },
    {
      code: 'ADR_AFTER_ESCALATION',
      version: '1',
      effectiveFrom: '2026-11-01',
      source: 'procedure: alternative dispute resolution',
      text: 'If you remain dissatisfied after our internal escalation process, you may refer your complaint to the alternative dispute resolution (ADR) provider with which we are registered.',
    },
  ],
  leaflet: {
    title: 'Want to take your complaint further?',
    publisher: '{outsideBodies.FINANCIAL_OMBUDSMAN.name}',
    website: '{outsideBodies.FINANCIAL_OMBUDSMAN.website}',
    version: '2026-11',
  },
  categories: [
    { category: 'PAYMENT', title: 'A payment', hint: 'Missing, late, wrong, taken twice or not authorised' },
    {
      category: 'FINANCIAL',
      title: 'Fees or another financial matter',
      hint: 'Charges, interest, refunds or advice',
    },
    {
      category: 'ACCOUNT',
      title: 'My account',
      hint: 'Signing in, closing, or a restriction on your account',
    },
    {
      category: 'PLATFORM',
      title: 'The platform',
      hint: 'Something does not work, is slow or gives wrong results',
    },
    {
      category: 'SERVICE',
      title: 'How we treated you',
      hint: 'Delays, wrong information or the way we spoke to you',
    },
    {
      category: 'DATA_PRIVACY',
      title: 'My data and privacy',
      hint: 'How we keep, use or share what we know about you',
    },
    {
      category: 'OTHER',
      title: 'Something else',
      hint: 'Choose this if you are not sure; we will find the right place',
    },
  ],
  rootCauses: [
    { code: 'PROCESS_NOT_FOLLOWED', title: 'We did not follow our own process' },
    { code: 'PROCESS_UNSUITABLE', title: 'Our process does not suit the situation' },
    { code: 'UNCLEAR_INFORMATION', title: 'Our information was unclear or wrong' },
    { code: 'SYSTEM_FAULT', title: 'A fault of our platform' },
    { code: 'HUMAN_ERROR', title: 'A mistake by a person' },
    { code: 'DELAY', title: 'We took too long' },
    { code: 'CONDUCT', title: 'How we behaved' },
    { code: 'THIRD_PARTY', title: 'A supplier or partner' },
    { code: 'NO_FAULT_FOUND', title: 'Nothing went wrong on our side' },
    { code: 'OTHER', title: 'Another cause' },
  ],
  retention: {
    caseYears: 6,
    strayMailDays: 365,
    source: 'Limitation Act 1980, section 5',
  },
  assumed: ASSUMED,
  holidays: [],
  confirmed: [],
};

/** The complaints procedure as it is published, with the numbers and words behind every clock, page and letter. */
export const procedure: Procedure = publish(procedureTemplate);
