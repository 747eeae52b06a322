import { createHash } from 'node:crypto';
import { print, visit } from 'graphql';

/**
 * Writes every operation of the portal by the hash of its text, as the API registers them. The preset's own list puts
 * the fields into another order than the documents that are sent, so that the API would not know them again.
 */
export function plugin(_schema, files) {
  const definitions = files.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((each) => [each.name.value, each]),
  );
  const operations = definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const texts = operations.map((operation) => {
    const used = spread(operation, fragments);
    // In the order of their files, as the documents that are sent have them.
    const inOrder = [...fragments.values()].filter((fragment) => used.has(fragment));
    return [operation, ...inOrder].map(print).join('\n');
  });
  const entries = texts.map((text) => [`sha256:${createHash('sha256').update(text).digest('hex')}`, text]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** The fragments that a definition names, and those that they name. */
function spread(definition, fragments, found = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || found.has(fragment)) return;
      found.add(fragment);
      spread(fragment, fragments, found);
    },
  });
  return found;
}
