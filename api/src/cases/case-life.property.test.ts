import { Staff } from '@desk/db';
import * as fc from 'fast-check';
import { afterAll, beforeAll, it } from 'vitest';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { expected, PEOPLE, type CaseModel, type Person } from '../testing/case-model.ts';
import { startTestDesk } from '../testing/index.ts';
import { ModelledCase, type ModelledDesk } from '../testing/modelled-case.ts';
import { setAway } from '../testing/test-office.ts';

const RUNS = 15;
const STEPS = 25;
const EVERYONE = Object.keys(PEOPLE) as Person[];
type Attempt = readonly [action: Action, by: Person, target: Person];

// Withdrawing ends too many cases early to be picked as often as the rest; only the wild steps withdraw.
const CHOICES: Attempt[] = ACTION_NAMES.filter((action) => action !== 'withdrawComplaint').flatMap(
  (action) => {
    const targets =
      action === 'assignHandler' || action === 'assignReviewer' ? EVERYONE : (['amira'] as const);
    return EVERYONE.flatMap((by) => targets.map((target) => [action, by, target] as const));
  },
);

interface Step {
  isWild: boolean;
  pick: number;
  wild: Attempt;
  hours: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  // Mostly what is possible, so that cases get far; else anything by anyone.
  isWild: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  pick: fc.nat(),
  wild: fc.tuple(
    fc.constantFrom(...ACTION_NAMES),
    fc.constantFrom(...EVERYONE),
    fc.constantFrom(...EVERYONE),
  ),
  hours: fc.integer({ min: 0, max: 200 }),
});

let place: ModelledDesk;

beforeAll(async () => {
  const test = await startTestDesk();
  const em = test.desk.orm.em.fork();
  const person = (name: Person) => {
    const role = PEOPLE[name];
    if (role === null) throw new Error(`${name} does not work here`);
    return em.create(Staff, {
      name: `${name} of the desk`,
      email: `${name}@staff.example`,
      role,
      passwordHash: '',
    });
  };
  const office = {
    handler: person('amira'),
    colleague: person('tom'),
    manager: person('grace'),
    seniorReviewer: person('omar'),
    director: person('helen'),
    executiveReviewer: person('iris'),
    auditor: person('sam'),
  };
  const kofi = person('kofi');
  await em.flush();
  const everyone = [...Object.values(office), kofi];
  const ids = Object.fromEntries(everyone.map(({ id, email }) => [email.split('@')[0], id]));
  place = { test, office, ids };
  // New cases go to Amira, as the model has it.
  await setAway(
    test,
    everyone.filter((staff) => staff !== office.handler),
    true,
  );
});

afterAll(() => place.test.close());

function nextAttempt(model: CaseModel, { isWild, pick, wild }: Step): Attempt {
  const possible = isWild ? [] : CHOICES.filter((choice) => expected(model, ...choice) === 'DONE');
  return possible[pick % possible.length] ?? wild;
}

it('holds whatever anybody does to a case, whenever', { timeout: 180_000 }, async () => {
  const { clock } = place.test;
  const start = clock.now();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('PAYMENT' as const, 'FINANCIAL' as const, 'SERVICE' as const),
      fc.integer({ min: 0, max: 365 * 24 }),
      fc.array(step, { minLength: STEPS, maxLength: STEPS }),
      async (category, hour, steps) => {
        // The list of bank holidays is too short for the cases to follow one another.
        clock.advance(clock.now().until(start.add({ hours: hour })));
        const modelled = await ModelledCase.open(place, category);
        for (const each of steps) {
          clock.advance({ hours: each.hours });
          await modelled.runClocks();
          await modelled.attempt(...nextAttempt(modelled.model, each));
        }
        await modelled.verify();
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});
