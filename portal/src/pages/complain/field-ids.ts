import type { FieldError } from '../../server/rejection.ts';

/** Every input of the form. */
export const paths = [
  'whatHappened',
  'happenedOn',
  'category',
  'concerns',
  'desiredOutcome',
  'files',
  'contact',
  'contact.name',
  'contact.email',
  'contact.phone',
  'contact.postalAddress',
  'supportNeeds',
] as const;

/** The path of an input, as the server names it. */
export type FieldPath = (typeof paths)[number];

/** Whether the form has an input for the path; a problem without one is shown for the whole form. */
export function hasInput(problem: FieldError): problem is FieldError & { path: FieldPath } {
  return paths.some((path) => path === problem.path);
}

/** The id of the input that a problem leads to; `contact` as a whole begins with the email address. */
export function inputId(path: FieldPath): string {
  const target = path === 'contact' ? 'contact.email' : path;
  return `complaint-${target.replace('.', '-')}`;
}
