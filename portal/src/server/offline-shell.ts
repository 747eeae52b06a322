import { shallowReadonly, shallowRef } from 'vue';

const waiting = shallowRef<ServiceWorker | null>(null);

/** The version of the portal that is loaded and waits to be used; null while this one is the newest. */
export const waitingVersion = shallowReadonly(waiting);

/** On a slow line the files of all pages would take the way from the answers that the first view waits for. */
const FIRST_VIEW_MS = 2_000;

/**
 * Installs the service worker, which keeps the portal's own files for times without a connection, once the first view
 * had its time. A new version is loaded beside the running one and takes over when it is asked to, or once every tab is
 * closed: never by itself while somebody reads or types.
 */
export async function installOfflineShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  await new Promise((resolve) => setTimeout(resolve, FIRST_VIEW_MS));
  const registration = await serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
  const look = () => {
    // Without a controller this is the first visit: there is no older version to replace.
    if (serviceWorker.controller) waiting.value = registration.waiting;
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}

/** Lets the waiting version take over, and loads the page anew with it. */
export function takeWaitingVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  waiting.value?.postMessage('take-over');
}
