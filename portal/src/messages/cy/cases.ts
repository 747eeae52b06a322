import type { Messages } from '../en/index.ts';

export const events: Messages['track']['events'] = {
  complaintReceived: 'Cwyn wedi dod i law',
  complaintAcknowledged: 'Cwyn wedi’i chydnabod',
  handlerAssigned: 'Enwyd swyddog achos',
  reviewStarted: 'Dechreuodd yr adolygiad',
  informationRequested: 'Gofynnwyd i chi am wybodaeth',
  informationProvided: 'Atebwyd ein cwestiwn gennych',
  investigationStarted: 'Dechreuodd yr ymchwiliad',
  progressUpdated: 'Ysgrifennwyd atoch gyda diweddariad',
  resolutionStarted: 'Dechreuodd y gwaith ar ddatrysiad',
  markedComplex: 'Dywedwyd wrthych pam mae angen mwy o amser arnom',
  delayExplained: 'Esboniwyd oedi',
  finalResponseIssued: 'Anfonwyd ein hateb atoch',
  resolutionAccepted: 'Derbyniwyd ein hateb gennych',
  escalationRequested: 'Gofynnwyd gennych i ni edrych eto',
  reviewerAssigned: 'Enwyd rhywun newydd i’ch achos i edrych eto',
  escalationDecided: 'Edrychwyd eto ac anfonwyd ein penderfyniad atoch',
  caseReferred: 'Aeth eich achos at gorff allanol',
  caseClosed: 'Caewyd yr achos',
  caseReopened: 'Ailagorwyd yr achos',
  complaintWithdrawn: 'Tynnwyd eich cwyn yn ôl gennych',
  limitPassed: 'Ni wnaethom ateb mewn pryd; gallwch fynd at yr ombwdsmon nawr',
  deadlinesRecomputed: 'Newidiodd y dyddiadau gyda’r gwyliau banc',
};

export const closures: Messages['track']['closures'] = {
  ACCEPTED: 'Wedi cau: derbyniwyd ein hateb gennych',
  DECIDED: 'Wedi cau: edrychwyd eto a phenderfynwyd',
  NO_REPLY: 'Wedi cau: ni chlywsom gennych',
  REFERRED: 'Wedi cau: mae corff allanol wedi penderfynu',
  WITHDRAWN: 'Wedi cau: tynnwyd eich cwyn yn ôl gennych',
};

export const promises: Messages['track']['promises'] = {
  ACKNOWLEDGEMENT: 'Byddwn yn cadarnhau eich cwyn erbyn',
  PROGRESS_UPDATE: 'Byddwn yn ysgrifennu atoch nesaf erbyn',
  FINAL_RESPONSE: 'Byddwch yn cael ein hateb erbyn',
  ESCALATION_DECISION: 'Byddwch yn cael y penderfyniad erbyn',
  PAYMENT_LIMIT: 'Terfyn amser cyfreithiol ar gyfer eich cwyn',
  PAYMENT_LIMIT_EXTENDED: 'Terfyn amser cyfreithiol estynedig ar gyfer eich cwyn',
  FINANCIAL_LIMIT: 'Terfyn amser cyfreithiol ar gyfer eich cwyn',
  OMBUDSMAN_WINDOW: 'Y diwrnod olaf i fynd at yr ombwdsmon',
};
