import { complain, received } from './complain.ts';
import { home, reference } from './home.ts';
import { procedure } from './procedure.ts';
import { common, dates, error, failures, notFound, site } from './site.ts';
import { track } from './track.ts';

/** Every word that the portal says in English. Texts of the procedure itself come from the server. */
export const en = {
  locale: 'en-GB',
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

/** The shape that every language fills. */
export type Messages = typeof en;
