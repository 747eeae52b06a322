/** Where the contract is committed. */
export const schemaFile = new URL('../schema.graphql', import.meta.url);
