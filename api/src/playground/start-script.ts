/**
 * Opens GraphiQL in the browser with the saved operations as tabs. It is served as it stands, hence a text.
 *
 * What staff type (passwords, customers' words) stays in the memory of the page: GraphiQL would write it to
 * local storage and the query also into the address, where the next person at the desk finds it, and tabs
 * kept from an earlier visit would hide operations that are new. Instead the browser asks before it leaves
 * a page with changed tabs.
 */
export const startScript = /* js */ `
'use strict';
const settings = JSON.parse(document.getElementById('settings').textContent);
const [first] = settings.operations;

// Staff work in the variables, hence more room for them than GraphiQL gives.
const kept = new Map([['graphiql:secondaryEditorFlex', '1.25']]);
const memory = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
  clear: () => kept.clear(),
  get length() {
    return kept.size;
  },
};

const textOf = ({ query, variables }) => (query ?? '').trim() + (variables ?? '').trim();
const untouched = new Set(settings.operations.map(textOf).concat(''));
let hasChangedTabs = false;
addEventListener('beforeunload', (event) => {
  if (hasChangedTabs) event.preventDefault();
});

self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => settings.workers[label] };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  endpoint: settings.endpoint,
  subscriptionsEndpoint: settings.endpoint,
  subscriptionsProtocol: 'WS',
  credentials: 'same-origin',
  title: settings.title,
  logo: ' ',
  storage: memory,
  shouldPersistHeaders: false,
  isHeadersEditorEnabled: false,
  defaultEditorToolsVisibility: 'variables',
  defaultTabs: settings.operations.map(({ query, variables }) => ({ query, variables })),
  initialQuery: first?.query,
  variables: first?.variables ?? '',
  onEditQuery: () => {},
  onTabChange: ({ tabs }) => {
    hasChangedTabs = tabs.some((tab) => !untouched.has(textOf(tab)));
  },
});
`;
