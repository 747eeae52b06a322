import { createRouter, createWebHistory, START_LOCATION } from 'vue-router';
import { markNavigated } from './composables/use-heading-focus.ts';
import { readTrackedReference, referenceOutOfAddress } from './procedure/tracked-reference.ts';

/** Builds the router. Every page is loaded when it is first visited. */
export function createPortalRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'home', component: () => import('./pages/home/HomePage.vue') },
      { path: '/complain', name: 'complain', component: () => import('./pages/complain/ComplainPage.vue') },
      {
        path: '/complaint-received',
        name: 'complaint-received',
        component: () => import('./pages/complaint-received/ComplaintReceivedPage.vue'),
      },
      { path: '/track', name: 'track', component: () => import('./pages/track/TrackPage.vue') },
      {
        path: '/how-we-handle-complaints',
        name: 'how-we-handle-complaints',
        component: () => import('./pages/how-we-handle-complaints/HowWeHandleComplaintsPage.vue'),
      },
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
