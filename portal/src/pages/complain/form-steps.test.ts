import { expect, it } from 'vitest';
import { paths } from './field-ids.ts';
import { isOptional, nextStep, questions, stepBefore, stepOf } from './form-steps.ts';

it('asks for every input in exactly one question', () => {
  const asked = paths.map(stepOf);
  expect(asked).not.toContain('check');
  expect(new Set(asked)).toEqual(new Set(questions));
});

it('goes on with the first question that was not passed, and then to the check', () => {
  expect(nextStep({ passed: [] })).toBe('what-happened');
  expect(nextStep({ passed: ['what-happened', 'about'] })).toBe('when');
  expect(nextStep({ passed: [...questions] })).toBe('check');
});

it('knows the way back, and what may stay empty', () => {
  expect(stepBefore('what-happened')).toBeUndefined();
  expect(stepBefore('check')).toBe('support');
  expect(questions.filter(isOptional)).toEqual(['when', 'outcome', 'evidence', 'support']);
});
