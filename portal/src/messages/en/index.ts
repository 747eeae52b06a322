import type { complain, received } from './complain.ts';
import type { customer } from './customer.ts';
import { home, reference } from './home.ts';
import { procedure } from './procedure.ts';
import { common, dates, error, failures, files, notFound, site } from './site.ts';
import { track } from './track.ts';

/** Every word that the portal says in English. Texts of the procedure itself come from the server. */
export const en = {
  locale: 'en-GB',
  site,
  common,
  failures,
  files,
  home,
  reference,
  track,
  procedure,
  notFound,
  error,
  dates,
};

/** The words that every page has. */
export type CommonMessages = typeof en;

/** Words that come with the pages that say them. */
export interface PartMessages {
  customer: typeof customer;
  complain: typeof complain;
  received: typeof received;
}

/** The shape that every language fills. */
export type Messages = CommonMessages & PartMessages;
