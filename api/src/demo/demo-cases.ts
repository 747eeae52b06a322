import type { SubmitComplaintInput } from '../complaints/submit-complaint.input.ts';

/** What staff do to a demonstration case, and how many hours after the step before. */
export interface DemoStep {
  afterHours: number;
  do: 'startReview' | 'startInvestigation' | 'startResolution' | 'update' | 'question' | 'respond';
  text?: string;
}

/** A complaint of the demonstration and how far it has come. */
export interface DemoCase {
  receivedHoursAgo: number;
  complaint: Omit<SubmitComplaintInput, 'idempotencyKey'>;
  steps: DemoStep[];
}

/** Believable complaints at several stages; the first is the one that a newcomer is shown. */
export const DEMO_CASES: DemoCase[] = [
  {
    receivedHoursAgo: 76,
    complaint: {
      category: 'PAYMENT',
      whatHappened:
        'I paid an invoice of £1,240 through the platform on Monday. It left my account at once, but the supplier says that nothing arrived, and they have stopped work on our kitchen. Support told me twice to wait another day.',
      desiredOutcome: 'Find the payment, and confirm to the supplier in writing that it is on its way.',
      concerns: 'Payment PAY-20417',
      contact: { name: 'Maria Kowalski', email: 'maria.kowalski@mail.example' },
    },
    steps: [
      { afterHours: 20, do: 'startReview' },
      { afterHours: 6, do: 'startInvestigation' },
      {
        afterHours: 24,
        do: 'update',
        text: 'The payment left us on the day you made it. We have asked the receiving bank where it is, and expect their answer tomorrow.',
      },
    ],
  },
  {
    receivedHoursAgo: 3,
    complaint: {
      category: 'PLATFORM',
      whatHappened:
        'Since the last update the plan viewer closes whenever I open a drawing on my phone. I am on site all day and cannot work like this.',
      contact: { name: 'Daniel Osei', email: 'daniel.osei@mail.example', phone: '020 7946 0112' },
    },
    steps: [],
  },
  {
    receivedHoursAgo: 50,
    complaint: {
      category: 'ACCOUNT',
      whatHappened:
        'My account was locked after I changed my company’s name, and I cannot reach my project files.',
      desiredOutcome: 'Unlock the account, or tell me what you need from me.',
      contact: { name: 'Priya Raman', email: 'priya.raman@mail.example' },
    },
    steps: [
      { afterHours: 18, do: 'startReview' },
      { afterHours: 5, do: 'question', text: 'Please send us the certificate of your change of name.' },
    ],
  },
  {
    receivedHoursAgo: 26,
    complaint: {
      category: 'SERVICE',
      whatHappened: 'I was promised a call back three times last week. Nobody called.',
      supportNeeds: 'Please call, I find long texts hard to read.',
      contact: { name: 'Gareth Pugh', phone: '029 2018 0451' },
    },
    steps: [{ afterHours: 22, do: 'startReview' }],
  },
  {
    receivedHoursAgo: 190,
    complaint: {
      category: 'FINANCIAL',
      whatHappened:
        'The fee taken for the escrow service was 2.5 %, but the contract that I signed says 1.5 %.',
      desiredOutcome: 'Pay back the difference of £310.',
      concerns: 'Contract C-8841',
      contact: { name: 'Yusuf Demir', email: 'yusuf.demir@mail.example' },
    },
    steps: [
      { afterHours: 18, do: 'startReview' },
      { afterHours: 24, do: 'startInvestigation' },
      {
        afterHours: 48,
        do: 'update',
        text: 'We have your contract and the fee table of that month, and are comparing them.',
      },
      { afterHours: 40, do: 'startResolution' },
      { afterHours: 24, do: 'respond' },
    ],
  },
];
