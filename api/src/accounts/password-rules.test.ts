import { expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const owner = { name: 'Amira Hassan', email: 'amira.hassan@constrat.example' };

it.each([
  ['fourteen chars', 'at least 15'],
  ['password1234567890', 'first that are guessed'],
  ['P@ssw0rd-P@ssw0rd-1', 'first that are guessed'],
  ['qwertyuiop1234567890', 'first that are guessed'],
  ['iloveyouiloveyouiloveyou', 'first that are guessed'],
  ['aaaaaaaaaaaaaaaaaaaaaa', 'first that are guessed'],
  ['LiverpoolFootball2026!', 'first that are guessed'],
  ['correct horse battery staple', 'first that are guessed'],
  ['amirahassan-constrat-2026', 'first that are guessed'],
  ['x'.repeat(1_001), 'at most 1,000'],
])('security 28: refuses %s', (password, problem) => {
  expect(passwordProblem(password, owner)).toContain(problem);
});

it.each([
  'wooden kettle marmalade tuba',
  'vE7#kq0!zLp9@wRt',
  'nous-mangeons-du-quinoa',
  'Gruppenabend im Keller',
])('takes %s', (password) => {
  expect(passwordProblem(password, owner)).toBeNull();
});
