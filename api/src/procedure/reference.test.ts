import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReference, parseReference } from './reference.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const reference = tenBytes.map((bytes) => newReference(() => bytes));
const bodyOf = (canonical: string) => canonical.slice(4).replaceAll('-', '');
const wrongCheck = { ok: false, problem: 'WRONG_CHECK_CHARACTER' };

/** A reference whose body begins with C0N, as the prefix may be typed. */
const likePrefix = newReference(() => new Uint8Array([12, 0, 21, 1, 2, 3, 4, 5, 6, 7]));

describe('security 21: newReference', () => {
  it('asks for ten random bytes', () => {
    const asked: number[] = [];
    newReference((length) => {
      asked.push(length);
      return new Uint8Array(length);
    });
    expect(asked).toEqual([10]);
  });

  it('is made of 10 random characters and a check character in groups of 4, 4 and 3', () => {
    fc.assert(
      fc.property(reference, (canonical) => {
        expect(canonical).toMatch(/^CON-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
      }),
    );
  });

  it('keeps all 50 random bits', () => {
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        const values = [...bodyOf(newReference(() => bytes))].map((character) => ALPHABET.indexOf(character));
        expect(values.slice(0, 10)).toEqual([...bytes].map((byte) => byte % 32));
      }),
    );
  });
});

describe('parseReference', () => {
  it('accepts what newReference makes', () => {
    fc.assert(
      fc.property(reference, (canonical) => {
        expect(parseReference(canonical)).toEqual({ ok: true, reference: canonical });
      }),
    );
  });

  it('catches every single wrong character', () => {
    const missed: string[] = [];
    for (const canonical of fc.sample(reference, { numRuns: 100, seed: 7 })) {
      const body = [...bodyOf(canonical)];
      for (const position of body.keys()) {
        for (const wrong of ALPHABET.filter((character) => character !== body[position])) {
          const typed = `CON-${body.with(position, wrong).join('')}`;
          const parsed = parseReference(typed);
          if (parsed.ok || parsed.problem !== 'WRONG_CHECK_CHARACTER') missed.push(typed);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('catches every swap of neighbours', () => {
    const missed: string[] = [];
    let swaps = 0;
    for (const canonical of fc.sample(reference, { numRuns: 500, seed: 11 })) {
      const body = bodyOf(canonical);
      for (let position = 0; position < 10; position++) {
        const [left, right] = [body.charAt(position), body.charAt(position + 1)];
        if (left === right) continue;
        swaps++;
        const typed = `CON-${body.slice(0, position)}${right}${left}${body.slice(position + 2)}`;
        const parsed = parseReference(typed);
        if (parsed.ok || parsed.problem !== 'WRONG_CHECK_CHARACTER') missed.push(typed);
      }
    }
    expect(missed).toEqual([]);
    expect(swaps).toBeGreaterThan(4000);
  });

  it('reads a reference however it is typed', () => {
    const separator = fc.constantFrom('', '', ' ', '-', '–', '—', '‑', '−', '\u00A0', ' - ', '\t');
    const misreadings: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
    const typing = fc.tuple(
      reference,
      fc.constantFrom('', 'CON', 'con', 'Con', 'c0n'),
      fc.array(separator, { minLength: 12, maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 11, maxLength: 11 }),
    );
    fc.assert(
      fc.property(typing, ([canonical, prefix, separators, choices]) => {
        const body = [...bodyOf(canonical)].map((character, position) => {
          const forms = misreadings[character] ?? [character, character.toLowerCase()];
          return `${separators[position]}${forms[(choices[position] ?? 0) % forms.length]}`;
        });
        const typed = `${prefix}${body.join('')}${separators[11]}`;
        expect(parseReference(typed)).toEqual({ ok: true, reference: canonical });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['CON-7K3M-92QX-5TD'],
    ['con 7k3m 92qx 5td'],
    ['7K3M92QX5TD'],
    ['  CON–7K3M–92QX–5TD\n'],
    ['c o n 7 k 3 m 9 2 q x 5 t d'],
  ])('reads the published sample typed as %j', (typed) => {
    expect(parseReference(typed)).toEqual({ ok: true, reference: 'CON-7K3M-92QX-5TD' });
  });

  it('tells a body that begins with C0N from the prefix by its length', () => {
    expect(likePrefix).toMatch(/^CON-C0N1-/);
    const body = bodyOf(likePrefix);
    for (const typed of [
      body,
      body.replace('0', 'O'),
      `CON ${body}`,
      `con${body.toLowerCase()}`,
      `CON${body.slice(3)}`,
    ]) {
      expect(parseReference(typed)).toEqual({ ok: true, reference: likePrefix });
    }
  });

  it.each([
    ['', 'EMPTY'],
    [' – - ', 'EMPTY'],
    ['CON', 'TOO_SHORT'],
    ['7K3M-92QX-5T', 'TOO_SHORT'],
    ['CON-7K3M-92QX', 'TOO_SHORT'],
    ['CON-7K3M-92QX-5', 'TOO_SHORT'],
    ['CON-7K3M-92QX-5T', 'TOO_SHORT'],
    ['CON-7K3M-92QX-5TDD', 'TOO_LONG'],
    ['7K3M-92QX-5TDD', 'TOO_LONG'],
    ['CON-CON-7K3M-92QX-5TD', 'TOO_LONG'],
  ])('says of %j that it is %s', (typed, problem) => {
    expect(parseReference(typed)).toEqual({ ok: false, problem });
  });

  it.each([
    ['CON-7K3M-92QX-5TU', 'U'],
    ['CON-7K3M-92QX-5Tu', 'u'],
    ['CON-7K3M-92QX-5T!', '!'],
    ['CON_7K3M_92QX_5TD', '_'],
    ['7K3M-92QX-5Tß', 'ß'],
    ['7K3M-92QX-5T😀', '😀'],
    ['complaints@constrat.io', '@'],
  ])('names the character in %j that no reference has', (typed, character) => {
    expect(parseReference(typed)).toMatchObject({ ok: false, problem: 'BAD_CHARACTER', character });
  });

  it('says that the check character is wrong with and without the prefix', () => {
    expect(parseReference('CON-7K3M-92QX-5TE')).toEqual(wrongCheck);
    expect(parseReference('7K3M-92QX-5TE')).toEqual(wrongCheck);
  });
});
