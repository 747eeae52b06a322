import type { CommonMessages } from '../en/index.ts';
import { home, reference } from './home.ts';
import { procedure } from './procedure.ts';
import { common, dates, error, failures, files, notFound, site } from './site.ts';
import { track } from './track.ts';

/** Every word that the portal says in Welsh. */
export const cy: CommonMessages = {
  locale: 'cy',
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
