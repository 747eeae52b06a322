import { expect, it } from 'vitest';
import { en } from './en.ts';
import { createLanguage } from './language.ts';
import { plural } from './plural.ts';

it('uses the singular for one only', () => {
  expect(en.track.missed(1)).toBe('1 update while you were away');
  expect(en.track.missed(3)).toBe('3 updates while you were away');
  expect(en.complain.charactersLeft('0', 0)).toBe('0 characters left');
});

it('serves languages with more forms than English', () => {
  const forms = { one: 'diwrnod', two: 'ddiwrnod', other: 'diwrnod arall' };
  expect(plural('cy', 2, forms)).toBe('ddiwrnod');
  expect(plural('cy', 10, forms)).toBe('diwrnod arall');
});

it('writes numbers as the language does', () => {
  expect(createLanguage(en).number(10_000)).toBe('10,000');
});

it('leaves no message empty', () => {
  const empty: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (value === '') empty.push(path);
    if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    }
  };
  walk(en, 'en');
  expect(empty).toEqual([]);
});
