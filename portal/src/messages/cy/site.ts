import type { Messages } from '../en/index.ts';
import { plural } from '../plural.ts';

export const site: Messages['site'] = {
  brand: 'CONSTRAT',
  home: 'Cymorth a Chefnogaeth',
  skip: 'Neidio i’r cynnwys',
  title: (page) => `${page} – CONSTRAT`,
  titleWithError: (page) => `Gwall: ${page} – CONSTRAT`,
  navigation: 'Cymorth a Chefnogaeth',
  complain: 'Gwneud cwyn',
  track: 'Dilyn cwyn',
  procedure: 'Sut rydym yn delio â chwynion',
  openCase: 'Agor eich achos',
  openCaseText:
    'I ddarllen ein negeseuon, ein hateb, anfon ffeiliau neu ofyn i ni edrych eto, agorwch eich achos ar y ddyfais hon.',
  footer:
    'Mae’n ddrwg gennym pan fydd rhywbeth yn mynd o’i le. Dywedwch wrthym, a byddwn yn ei unioni lle gallwn.',
  awaitsReview:
    'Mae’r cyfieithiad Cymraeg hwn yn aros i gael ei adolygu gan siaradwr brodorol. Dim ond yn Saesneg y mae rhai testunau am ein gweithdrefn.',
  updateReady: 'Mae fersiwn newydd o’r dudalen hon yn barod.',
  updateAction: 'Ei defnyddio nawr',
  updateLater: 'Yn nes ymlaen',
  waiting: 'Nid yw eich cwyn wedi’i hanfon eto. Bydd yn mynd ohoni’i hun unwaith y byddwch ar-lein.',
  waitingLink: 'Ei gweld',
  notSent: 'Ni anfonwyd eich cwyn',
  sent: 'Mae eich cwyn wedi’i hanfon.',
  sentLink: 'Gweld eich cyfeirnod',
};

export const common: Messages['common'] = {
  loading: 'Yn llwytho…',
  retry: 'Rhoi cynnig arall arni',
  optional: '(dewisol)',
  summaryTitle: 'Mae problem',
  errorPrefix: 'Gwall:',
  charactersLeft: (left, count) => plural('cy', count, { other: `${left} nod ar ôl` }),
  charactersOver: (over, count) => plural('cy', count, { other: `${over} nod yn ormod` }),
  problemAt: (question, problem) => `${question} — ${problem}`,
};

export const files: Messages['files'] = {
  label: 'Ffeiliau',
  hint: 'Lluniau, sgrinluniau neu lythyrau.',
  limits: (count, size) => `Hyd at ${count} ffeil o ${size} yr un.`,
  choose: 'Dewis ffeiliau',
  camera: 'Tynnu llun',
  sending: (name) => `Yn anfon ${name}`,
  sent: 'Yn barod i fynd gyda’ch ateb',
  remove: 'Tynnu',
};

export const failures: Messages['failures'] = {
  network: 'Ni allem gyrraedd ein gwasanaeth. Gwiriwch eich cysylltiad a rhowch gynnig arall arni.',
  timeout: 'Cymerodd ein gwasanaeth ormod o amser i ateb. Rhowch gynnig arall arni.',
  tooMany: 'Rydych wedi gofyn lawer gwaith mewn amser byr. Arhoswch funud a rhowch gynnig arall arni.',
  alreadySent:
    'Mae’r gwyn hon eisoes wedi’i hanfon o’r ddyfais hon, mewn geiriau eraill. I wneud un arall, dilëwch y drafft hwn yn gyntaf.',
  moved: 'Newidiodd rhywbeth tra oeddech yn ysgrifennu. Edrychwch ar y dudalen, yna anfonwch eto.',
  notPossible: 'Nid yw hyn yn bosibl mwyach. Mae’r dudalen yn dangos sut mae pethau nawr.',
  unexpected: 'Aeth rhywbeth o’i le ar ein hochr ni. Rhowch gynnig arall arni mewn eiliad.',
};

export const notFound: Messages['notFound'] = {
  title: 'Nid yw’r dudalen hon yn bodoli',
  text: 'Efallai fod y cyfeiriad wedi’i gamdeipio, neu fod y dudalen wedi symud. O’r fan hon gallwch:',
};

export const error: Messages['error'] = {
  title: 'Aeth rhywbeth o’i le ar y dudalen hon',
  text: 'Mae’n ddrwg gennym. Cedwir yr hyn a deipiwyd gennych yn y ffurflen gwyno ar y ddyfais hon.',
  loadTitle: 'Ni ellid llwytho’r dudalen hon',
  loadText: 'Gwiriwch eich cysylltiad, yna rhowch gynnig arall arni.',
  reload: 'Llwytho’r dudalen eto',
  home: 'Mynd i Cymorth a Chefnogaeth',
};

export const dates: Messages['dates'] = {
  weekdays: [
    'Dydd Sul',
    'Dydd Llun',
    'Dydd Mawrth',
    'Dydd Mercher',
    'Dydd Iau',
    'Dydd Gwener',
    'Dydd Sadwrn',
  ],
  shortWeekdays: ['Sul', 'Llun', 'Maw', 'Mer', 'Iau', 'Gwen', 'Sad'],
  months: [
    'Ionawr',
    'Chwefror',
    'Mawrth',
    'Ebrill',
    'Mai',
    'Mehefin',
    'Gorffennaf',
    'Awst',
    'Medi',
    'Hydref',
    'Tachwedd',
    'Rhagfyr',
  ],
  am: 'yb',
  pm: 'yh',
};
