import { Staff } from '@desk/db';
import * as fc from 'fast-check';
import { afterAll, beforeAll, it } from 'vitest';
import { ACTION_NAMES, type Action } from '../procedure/stages.ts';
import { expected, leadsOn, PEOPLE, type CaseModel, type Person } from '../testing/case-model.ts';
import { startTestDesk } from '../testing/index.ts';
import { ModelledCase, type ModelledDesk } from '../testing/modelled-case.ts';
import { setAway } from '../testing/test-office.ts';

const RUNS = 60;
const STEPS = 25;
const EVERYONE = Object.keys(PEOPLE) as Person[];
type Attempt = readonly [action: Action, by: Person, target: Person];

const CHOICES: Attempt[] = ACTION_NAMES.flatMap((action) => {
  const targets = action === 'assignHandler' || action === 'assignReviewer' ? EVERYONE : (['amira'] as const);
  return EVERYONE.flatMap((by) => targets.map((target) => [action, by, target] as const));
});

/** How a step is chosen, so that cases get far and are tried where it hurts. */
const KINDS = {
  /** What leads the case on; not withdrawing, which would end too many early. */
  ONWARD: (model, [action, by, target]) =>
    leadsOn(action) && action !== 'withdrawComplaint' && expected(model, action, by, target) === 'DONE',
  POSSIBLE: (model, choice) => choice[0] !== 'withdrawComplaint' && expected(model, ...choice) === 'DONE',
  /** By the right person at the right time, but naming the wrong one. */
  WRONG: (model, choice) => expected(model, ...choice) === 'BAD_USER_INPUT',
  /** Anything by anyone. */
  WILD: () => true,
} satisfies Record<string, (model: CaseModel, choice: Attempt) => boolean>;

interface Step {
  kind: keyof typeof KINDS;
  what: number;
  who: number;
  hours: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('ONWARD', 'ONWARD', 'POSSIBLE', 'POSSIBLE', 'WRONG', 'WILD'),
  what: fc.nat(),
  who: fc.nat(),
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
  const ids: Record<string, string> = {};
  for (const { id, email } of everyone) ids[email.slice(0, email.indexOf('@'))] = id;
  place = { test, office, ids };
  // New cases go to Amira, as the model has it.
  await setAway(
    test,
    everyone.filter((staff) => staff !== office.handler),
    true,
  );
});

afterAll(() => place.test.close());

/** Picks the action first: those that name somebody have many more choices than the rest. */
function nextAttempt(model: CaseModel, { kind, what, who }: Step): Attempt {
  const fitting = CHOICES.filter((choice) => KINDS[kind](model, choice));
  const choices = fitting.length > 0 ? fitting : CHOICES;
  const actions = [...new Set(choices.map(([action]) => action))];
  const action = pick(actions, what);
  return pick(
    choices.filter((choice) => choice[0] === action),
    who,
  );
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
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
