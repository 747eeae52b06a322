// Keeps the portal's own files, so that it opens without a connection. What the API answers is never kept here: a
// case is nobody's business but its customer's, and an old answer would be a wrong one.

const version = '__VERSION__';
/** Every file of this version by its path. @type {string[]} */
const files = __FILES__;
/** The first parts of the addresses that the portal answers. @type {string[]} */
const pages = __PAGES__;
const prefix = 'portal-';
const name = prefix + version;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  event.waitUntil(removeOlderVersions().then(() => clients.claim()));
});

addEventListener('message', (event) => {
  if (event.data === 'take-over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path) event.respondWith(kept(path).then((response) => response ?? fetch(request)));
});

// A push says that there is news and in which language to say so; the news itself stays behind the cookie.
const news = {
  en: { title: 'Your complaint', body: 'There is news about your complaint.' },
  cy: { title: 'Eich cwyn', body: 'Mae newyddion am eich cwyn.' },
};

addEventListener('push', (event) => {
  const { language } = event.data?.json() ?? {};
  const { title, body } = news[language] ?? news.en;
  event.waitUntil(
    registration.showNotification(title, { body, icon: '/icon-192.png', tag: 'news', lang: language }),
  );
});

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow('/case'));
});

/** The kept file that answers a request; undefined for all that is not the portal's own. */
function pathOf({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return undefined;
  if (mode === 'navigate') return pages.includes(pathname.split('/')[1] ?? '') ? '/index.html' : undefined;
  return files.includes(pathname) ? pathname : undefined;
}

async function kept(path) {
  const cache = await caches.open(name);
  return cache.match(path);
}

async function removeOlderVersions() {
  const names = await caches.keys();
  const older = names.filter((each) => each.startsWith(prefix) && each !== name);
  await Promise.all(older.map((each) => caches.delete(each)));
}
