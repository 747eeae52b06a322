/**
 * Small changes to GraphiQL's own look: every tab in sight, as on a day sheet, instead of a row to scroll.
 * `transform: none` keeps a tab in place while it is clicked: GraphiQL slides it away under the pointer as soon
 * as it has the focus, and the first click is lost.
 */
export const startStyle = /* css */ `
html, body, #root { height: 100%; margin: 0; }
.graphiql-container .graphiql-session-header { height: auto; min-height: var(--session-header-height); align-items: flex-start; }
.graphiql-container .graphiql-tabs { flex-wrap: wrap; gap: 4px; overflow: visible; }
.graphiql-container .graphiql-tab { border-radius: 6px; transform: none !important; }
.graphiql-container .graphiql-tab.graphiql-tab-active { outline: 2px solid hsl(var(--color-tertiary)); }
.graphiql-container #graphiql-session { min-height: 0; padding-top: 8px; }
.graphiql-container .graphiql-logo { font-size: var(--font-size-body); white-space: nowrap; padding: 6px 8px; }
`;
