import type { Messages } from '../en/index.ts';

export const home: Messages['home'] = {
  title: 'Aeth rhywbeth o’i le? Dywedwch wrthym.',
  lead: 'Rydym am glywed gennych. Mae pawb sy’n cwyno yn cael cyfeirnod, enw person, ac ateb.',
  complainTitle: 'Gwneud cwyn',
  complainText:
    'Dywedwch wrthym beth ddigwyddodd yn eich geiriau eich hun. Mae’n cymryd tua phum munud, heb gyfrif.',
  complainGains: [
    'cyfeirnod ar unwaith',
    'person wedi’i enwi sy’n delio â hi',
    'y dyddiadau pan fyddwch yn clywed gennym',
  ],
  complainAction: 'Dechrau nawr',
  complainResume: 'Parhau â’ch drafft',
  trackTitle: 'Dilyn cwyn',
  trackText: 'Gweld ble mae eich cwyn arni, beth sy’n digwydd nesaf, a phryd.',
  promisesTitle: 'Yr hyn rydym yn ei addo',
  procedureLink: 'Darllen sut rydym yn delio â chwynion',
  channelsTitle: 'Ffyrdd eraill o’n cyrraedd',
  channelsFailed: 'Ni ellid llwytho ein manylion cyswllt.',
  performanceTitle: 'Addewidion a gadwyd gennym',
  performancePeriod: (from, until) => `Yr hyn a gadwyd gennym mewn pryd o ${from} i ${until}.`,
  performanceTooFew: 'Rhy ychydig i’w cyhoeddi',
  performanceNone: (from, until) => `O ${from} i ${until} roedd rhy ychydig o gwynion i gyhoeddi ffigurau.`,
  performanceOf: (kept, all) => `${kept} o ${all}`,
  performanceKinds: {
    ACKNOWLEDGEMENT: 'Cadarnhawyd o fewn diwrnod',
    PROGRESS_UPDATE: 'Diweddariadau ar y ffordd',
    FINAL_RESPONSE: 'Atebion erbyn y dyddiad a enwyd gennym',
    ESCALATION_DECISION: 'Penderfyniadau ar ôl edrych eto',
    PAYMENT_LIMIT: 'Terfyn amser cyfreithiol ar gyfer taliadau',
    PAYMENT_LIMIT_EXTENDED: 'Terfyn amser cyfreithiol estynedig ar gyfer taliadau',
    FINANCIAL_LIMIT: 'Terfyn amser cyfreithiol ar gyfer gwasanaethau ariannol',
    OMBUDSMAN_WINDOW: 'Amser i fynd at yr ombwdsmon',
  },
};

export const reference: Messages['reference'] = {
  label: 'Eich cyfeirnod',
  hint: 'Er enghraifft CON\u20117K3M\u201192QX\u20115TD. Nid yw priflythrennau, bylchau na chysylltnodau yn bwysig.',
  action: 'Dangos fy nghwyn',
  problems: {
    EMPTY: 'Rhowch eich cyfeirnod. Mae’n dechrau gyda CON.',
    TOO_SHORT: 'Mae’r cyfeirnod hwn yn rhy fyr: mae nod neu grŵp ar goll.',
    TOO_LONG: 'Mae’r cyfeirnod hwn yn rhy hir: mae un nod neu grŵp yn ormod.',
    BAD_CHARACTER: (character) => `Nid yw “${character}” byth yn rhan o gyfeirnod. Gwiriwch y nod hwnnw.`,
    WRONG_CHECK_CHARACTER: 'Nid yw un nod yn gywir, neu mae dau wedi newid lle. Cymharwch ef â’ch cadarnhad.',
  },
};
