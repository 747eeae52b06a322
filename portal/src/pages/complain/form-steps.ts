import type { ComplaintDraft } from '../../complaint/complaint-draft.ts';
import type { Messages } from '../../messages/en/index.ts';
import { steps, type Step } from '../../paths.ts';
import type { FieldPath } from './field-ids.ts';

/** What each question asks for, by the paths of the contract. */
const asks: Record<Step, readonly FieldPath[]> = {
  'what-happened': ['whatHappened'],
  when: ['happenedOn'],
  about: ['category', 'concerns'],
  outcome: ['desiredOutcome'],
  evidence: ['files'],
  contact: ['contact', 'contact.name', 'contact.email', 'contact.phone', 'contact.postalAddress'],
  support: ['supportNeeds'],
  check: [],
};

const needed = new Set<Step>(['what-happened', 'about', 'contact']);

/** The questions before the last step, in their order. */
export const questions = steps.filter((step) => step !== 'check');

/** Whether a question may stay without an answer. */
export function isOptional(step: Step): boolean {
  return step !== 'check' && !needed.has(step);
}

/** Whether a problem belongs to a question. */
export function asksFor(step: Step, path: FieldPath): boolean {
  return asks[step].includes(path);
}

/** The question that an input belongs to. */
export function stepOf(path: FieldPath): Step {
  return questions.find((step) => asksFor(step, path)) ?? 'check';
}

/** Where the form goes on: the first question that was not passed yet, or the check of all answers. */
export function nextStep({ passed }: Pick<ComplaintDraft, 'passed'>): Step {
  return questions.find((step) => !passed.includes(step)) ?? 'check';
}

/** The question before; undefined at the first. */
export function stepBefore(step: Step): Step | undefined {
  return steps[steps.indexOf(step) - 1];
}

/** What a problem's line in an error summary calls its input. */
export function questionOf(path: FieldPath, t: Messages): string {
  switch (path) {
    case 'concerns':
      return t.complain.concerns;
    case 'contact.name':
      return t.complain.name;
    case 'contact.email':
      return t.complain.email;
    case 'contact.phone':
      return t.complain.phone;
    case 'contact.postalAddress':
      return t.complain.postalAddress;
    case 'whatHappened':
    case 'happenedOn':
    case 'category':
    case 'desiredOutcome':
    case 'files':
    case 'contact':
    case 'supportNeeds':
      return t.complain.steps[stepOf(path)];
  }
}
