import { createRouter, createWebHistory, START_LOCATION } from 'vue-router';
import { markNavigated } from './composables/use-heading-focus.ts';
import { paths } from './paths.ts';
import { readTrackedReference, referenceOutOfAddress } from './procedure/tracked-reference.ts';

const pages = {
  home: () => import('./pages/home/HomePage.vue'),
  complain: () => import('./pages/complain/ComplainPage.vue'),
  'complaint-received': () => import('./pages/complaint-received/ComplaintReceivedPage.vue'),
  track: () => import('./pages/track/TrackPage.vue'),
  'how-we-handle-complaints': () => import('./pages/how-we-handle-complaints/HowWeHandleComplaintsPage.vue'),
} satisfies Record<keyof typeof paths, unknown>;

/** Builds the router. Every page is loaded when it is first visited. */
export function createPortalRouter() {
  const names = Object.keys(pages) as (keyof typeof pages)[];
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...names.map((name) => ({ path: paths[name], name, component: pages[name] })),
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
  router.afterEach((_to, from, failure) => {
    if (from !== START_LOCATION && !failure) markNavigated();
    readTrackedReference();
  });
  return router;
}
