import type { Messages } from '../en/index.ts';
import { plural } from '../plural.ts';

export const procedure: Messages['procedure'] = {
  title: 'Sut rydym yn delio â chwynion',
  lead: 'Yr hyn y gallwch ei ddisgwyl gennym, gam wrth gam, a ble gallwch fynd os nad ydych yn fodlon.',
  contents: 'Ar y dudalen hon',
  promisesTitle: 'Yr hyn rydym yn ei addo',
  stagesTitle: 'Beth sy’n digwydd i’ch cwyn',
  afterwardsTitle: 'Beth all ddilyn',
  includeTitle: 'Beth i’w gynnwys',
  includeText: 'I’n helpu i edrych i mewn iddi, dywedwch wrthym:',
  escalationTitle: 'Os nad ydych yn fodlon',
  escalationText: 'Gallwch ofyn i rywun nad oedd â rhan yn eich cwyn edrych arni eto.',
  workingDays: (days) =>
    plural('cy', days, {
      two: `o fewn ${days} ddiwrnod gwaith`,
      other: `o fewn ${days} diwrnod gwaith`,
    }),
  outsideTitle: 'Cyrff allanol',
  outsideText: 'Os ydych yn dal yn anfodlon ar ôl hynny, gallwch fynd â’ch cwyn at:',
  channelsTitle: 'Sut i’n cyrraedd',
  website: 'Gwefan',
  email: 'E-bost',
  phone: 'Ffôn',
  failedTitle: 'Ni ellid llwytho’r dudalen hon',
  version: (version) => `Fersiwn ${version} o’n gweithdrefn`,
};
