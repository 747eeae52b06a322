import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql';
import { inputPaths, withValueAt, type RootField } from './root-fields.ts';

/** Strings, numbers and shapes that have broken programs before. */
const HOSTILE: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\r\nBcc: x@mail.example\r\n\r\n',
  '\u202e\u200b\ufeff',
  "'; drop table case_file; --",
  '%s%n$where',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '=cmd|calc',
  '💥'.repeat(500),
  'x'.repeat(20_000),
  '9'.repeat(400),
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  '00000000-0000-0000-0000-000000000000',
  'CON-0000-0000-000',
  'W10=',
  'bnVsbA==',
  'eyJhIjp7fX0=',
  0,
  -1,
  2_147_483_647,
  -2_147_483_648,
  2_147_483_648,
  1e308,
  0.1,
  true,
  null,
  [],
  {},
  [[[]]],
];

/** Numbers from a seed: the same seed gives the same documents again. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to `below`, without that. */
  roll(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** One of several. */
  pick<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.roll(things.length)];
    if (thing === undefined) throw new Error('There is nothing to pick from.');
    return thing;
  }
}

/** A value of a type, or one that is not. */
function randomValue(dice: Dice, type: GraphQLInputType, depth = 0): unknown {
  if (isNonNullType(type)) return randomValue(dice, type.ofType, depth);
  if (dice.roll(12) === 0) return HOSTILE[dice.roll(HOSTILE.length)];
  if (isListType(type))
    return Array.from({ length: dice.roll(3) }, () => randomValue(dice, type.ofType, depth + 1));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (depth < 3 && dice.roll(2) === 0),
    );
    return Object.fromEntries(fields.map((field) => [field.name, randomValue(dice, field.type, depth + 1)]));
  }
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  return HOSTILE[dice.roll(HOSTILE.length)];
}

/** Variables that are hostile here and there, or everywhere. @param good those that nothing but a role can refuse */
export function randomVariables(
  dice: Dice,
  root: RootField,
  good: Record<string, unknown>,
): Record<string, unknown> {
  if (dice.roll(3) === 0)
    return Object.fromEntries(root.field.args.map(({ name, type }) => [name, randomValue(dice, type)]));
  const paths = inputPaths(root);
  let variables = good;
  for (let changes = dice.roll(3); changes > 0 && paths.length > 0; changes--)
    variables = withValueAt(variables, dice.pick(paths).path, HOSTILE[dice.roll(HOSTILE.length)]);
  return variables;
}

/** An operation that asks for some of what it could, at some depth; now and then one that cannot be read. */
export function randomDocument(dice: Dice, { kind, name, field }: RootField): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = `${kind} ${declared && `(${declared})`}`;
  const body = `${name}${passed && `(${passed})`} ${randomSelection(dice, getNamedType(field.type), 1 + dice.roll(6))}`;
  const document = `${head} { ${dice.roll(8) === 0 ? '__proto__: ' : ''}${body} }`;
  return dice.roll(25) === 0 ? document.slice(0, dice.roll(document.length)) : document;
}

function randomSelection(dice: Dice, type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(
    ({ type: of }) => (isLeafType(getNamedType(of)) || depth > 1) && dice.roll(3) > 0,
  );
  const asked = fields.map((field) => {
    const given = field.args.filter((arg) => isNonNullType(arg.type) || dice.roll(3) === 0);
    const args = given.map((arg) => `${arg.name}: ${literal(randomValue(dice, arg.type), arg.type)}`);
    const directive =
      dice.roll(20) === 0 ? `@${dice.pick(['skip', 'include'])}(if: ${dice.roll(2) === 0}) ` : '';
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${field.name}${list} ${directive}${randomSelection(dice, getNamedType(field.type), depth - 1)}`;
  });
  return `{ __typename ${asked.join(' ')} }`;
}

/** A value as it is written within a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (isEnumType(getNamedType(type)) && typeof value === 'string' && /^\w+$/.test(value)) return value;
  if (Array.isArray(value)) return `[${value.map((part) => literal(part, type)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, part]) => `${name}: ${literal(part, type)}`)
    .join(', ')} }`;
}
