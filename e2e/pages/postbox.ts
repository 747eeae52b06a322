import { expect, type APIRequestContext } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { ask } from '../desk/api.ts';

const LETTERS = /* GraphQL */ `
  query {
    letters(isPosted: false, first: 100) {
      edges {
        node {
          path
          case {
            reference
          }
        }
      }
    }
  }
`;

interface Letters {
  letters: { edges: { node: { path: string; case: { reference: string } } }[] };
}

/** The words on the letter about a case that waits to be posted. */
export async function readLetter(staff: APIRequestContext, reference: string): Promise<string> {
  let path: string | undefined;
  const look = async (): Promise<string | undefined> => {
    const { letters } = await ask<Letters>(staff, LETTERS);
    path = letters.edges.find(({ node }) => node.case.reference === reference)?.node.path;
    return path;
  };
  await expect.poll(look).toBeDefined();
  const bytes = new Uint8Array(await (await staff.get(path ?? '')).body());
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}
