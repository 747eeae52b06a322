import { createRouter, createWebHistory, START_LOCATION } from 'vue-router';
import { markNavigated } from './composables/use-heading-focus.ts';
import type { Language } from './messages/language.ts';
import type { PartMessages } from './messages/en/index.ts';
import { learn } from './messages/languages.ts';
import { paths } from './paths.ts';
import { secretOutOfAddress } from './customer/link-token.ts';
import { readTrackedReference, referenceOutOfAddress } from './procedure/tracked-reference.ts';

/** A page with words of its own: both are loaded when it is first visited. */
const saying =
  (...parts: (keyof PartMessages)[]) =>
  (load: () => Promise<unknown>) =>
  async (language: Promise<Language>) => {
    const [page] = await Promise.all([load(), learn(language, parts)]);
    return page;
  };
const ofCase = saying('customer');
const ofForm = saying('complain', 'received');

const pages = {
  home: () => import('./pages/home/HomePage.vue'),
  complain: ofForm(() => import('./pages/complain/ComplainPage.vue')),
  'complaint-received': ofForm(() => import('./pages/complaint-received/ComplaintReceivedPage.vue')),
  track: () => import('./pages/track/TrackPage.vue'),
  'how-we-handle-complaints': () => import('./pages/how-we-handle-complaints/HowWeHandleComplaintsPage.vue'),
  'from-dashboard': ofCase(() => import('./pages/from-dashboard/FromDashboardPage.vue')),
  open: ofCase(() => import('./pages/open/OpenPage.vue')),
  case: ofCase(() => import('./pages/case/CasePage.vue')),
  escalate: ofCase(() => import('./pages/escalate/EscalatePage.vue')),
  settings: ofCase(() => import('./pages/settings/SettingsPage.vue')),
  'take-it-further': ofCase(() => import('./pages/take-it-further/TakeItFurtherPage.vue')),
} satisfies Record<keyof typeof paths, unknown>;

/**
 * Builds the router. Every page is loaded when it is first visited.
 * @param language the language of the page, which the words of a page are added to
 */
export function createPortalRouter(language: Promise<Language>) {
  const names = Object.keys(pages) as (keyof typeof pages)[];
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...names.map((name) => ({ path: paths[name], name, component: () => pages[name](language) })),
      {
        path: '/:path(.*)*',
        name: 'not-found',
        component: () => import('./pages/not-found/NotFoundPage.vue'),
      },
    ],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is still experimental
    scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
  });
  router.beforeEach(referenceOutOfAddress);
  router.beforeEach(secretOutOfAddress);
  router.afterEach((_to, from, failure) => {
    if (from !== START_LOCATION && !failure) markNavigated();
    readTrackedReference();
  });
  return router;
}
