import type { Messages } from '../en/index.ts';
import { complain, received } from './complain.ts';
import { home, reference } from './home.ts';
import { procedure } from './procedure.ts';
import { common, dates, error, failures, notFound, site } from './site.ts';
import { track } from './track.ts';

/** Every word that the portal says in Welsh. */
export const cy: Messages = {
  locale: 'cy',
  site,
  common,
  failures,
  home,
  reference,
  complain,
  received,
  track,
  procedure,
  notFound,
  error,
  dates,
};
