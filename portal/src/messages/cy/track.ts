import type { Messages } from '../en/index.ts';
import { plural } from '../plural.ts';
import { closures, events, promises } from './cases.ts';

export const track: Messages['track'] = {
  title: 'Dilyn cwyn',
  lead: 'Rhowch y cyfeirnod o’ch cadarnhad. Nid oes angen cyfrif arnoch.',
  whereTitle: 'Ble mae dod o hyd i’r rhif?',
  where:
    'Ar y dudalen a welsoch ar ôl anfon eich cwyn. Mae’n dechrau gyda CON. Os na chadwoch ef, cysylltwch â ni.',
  safe: 'Camau a dyddiadau yn unig y mae pwy bynnag sydd â’r rhif yn eu gweld, dim byd personol.',
  loading: 'Yn chwilio am eich cwyn…',
  headline: 'Ble mae eich cwyn arni',
  withUs: 'Gyda ni — dim byd i chi ei wneud',
  waitingForYou: 'Yn aros amdanoch chi',
  closed: 'Wedi cau',
  nextTitle: 'Beth sy’n digwydd nesaf',
  meaningTitle: 'Beth mae hyn yn ei olygu',
  answerDue: 'Mae ein hateb i ddod erbyn',
  overdue: 'Rydym yn hwyr gyda hyn, ac mae’n ddrwg gennym.',
  why: 'Pam y dyddiad hwn?',
  limitsTitle: 'Dyddiadau cyfreithiol',
  limitsText: 'Ni all dim symud nac oedi’r dyddiadau hyn.',
  waitingTitle: 'Mae angen rhywbeth arnom gennych chi',
  waitingQuestion:
    'Mae angen rhywfaint o wybodaeth arnom cyn y gallwn fynd ymlaen. Agorwch eich achos i ddarllen ein cwestiwn.',
  waitingAnsweredTitle: 'Mae ein hateb gennych',
  waitingAnswered:
    'Agorwch eich achos i’w ddarllen. Os nad ydych yn fodlon, gallwch ofyn i rywun newydd edrych ar eich cwyn.',
  progressTitle: 'Cynnydd',
  since: (when) => `Ers ${when}`,
  dueBy: (day) => `I ddod erbyn ${day}`,
  stateDone: 'Wedi’i wneud:',
  stateNow: 'Nawr:',
  statePromised: 'Eto i ddod:',
  live: 'Yn fyw — mae’r dudalen hon yn newid ohoni’i hun',
  connecting: 'Yn cysylltu…',
  reconnecting: 'Yn ailgysylltu… Mae’r dudalen yn dangos y cyflwr diwethaf y gwyddom amdano.',
  ended: 'Nid yw’r dudalen hon yn newid ohoni’i hun mwyach. Ail-lwythwch hi i weld y cyflwr diweddaraf.',
  missed: (count) =>
    plural('cy', count, {
      two: `${count} ddiweddariad tra oeddech i ffwrdd`,
      other: `${count} diweddariad tra oeddech i ffwrdd`,
    }),
  changedEvent: (event, headline) => `Diweddariad: ${event}. ${headline}.`,
  lastKnown: (when) =>
    `Rydych all-lein. Fel hyn yr oedd hi ${when}; bydd y dudalen yn parhau ohoni’i hun unwaith y byddwch ar-lein.`,
  kept: 'Cedwir y cyflwr diwethaf ar y ddyfais hon ar gyfer adegau heb gysylltiad.',
  forget: 'Ei dynnu',
  forgotten: 'Nid yw’r cyflwr diwethaf yn cael ei gadw ar y ddyfais hon mwyach.',
  another: 'Dilyn cwyn arall',
  erasedTitle: 'Mae’r gwyn hon wedi dod i ben, ac mae ei manylion wedi’u dileu',
  erasedText:
    'Cafodd ei chau flynyddoedd yn ôl. Pan ddaeth yr amser yr ydym yn cadw cwynion i ben, gwnaethom ddileu popeth personol ynddi. Os oes rhywbeth yn dal o’i le, gwnewch gwyn newydd.',
  unknownTitle: 'Ni allwn ddod o hyd i’r gwyn hon',
  unknownText: 'Mae ffurf y rhif yn gywir, ond nid oes gan unrhyw gwyn y rhif hwn. Gallwch:',
  unknownSteps: [
    'ei gymharu â’ch cadarnhad, nod wrth nod',
    'aros funud, os ydych newydd anfon eich cwyn',
    'cysylltu â ni, a byddwn yn dod o hyd i’ch cwyn gyda’ch enw',
  ],
  failedTitle: 'Ni allem chwilio am eich cwyn',
  events,
  closures,
  promises,
  inDays: (days) =>
    plural('cy', days, {
      two: `Mae hynny ymhen ${days} ddiwrnod.`,
      other: `Mae hynny ymhen ${days} diwrnod.`,
    }),
  today: 'Heddiw yw hynny.',
  tomorrow: 'Yfory yw hynny.',
  passedToday: 'Roedd hynny i ddod yn gynharach heddiw.',
  passed: (days) =>
    plural('cy', days, {
      two: `Roedd hynny ${days} ddiwrnod yn ôl.`,
      other: `Roedd hynny ${days} diwrnod yn ôl.`,
    }),
};
