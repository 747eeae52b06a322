import type { Procedure } from './published.ts';

/** A text in which a placeholder is left, by its dotted path (`outsideBodies.ADR_PROVIDER.name`). */
export interface Bracket {
  path: string;
  /** The whole text. */
  text: string;
}

/** An assumed value that nobody has confirmed yet. */
export interface Unconfirmed {
  path: string;
  value: unknown;
  why: string;
}

const PLACEHOLDER = /\[[^\]]+\]|XXXX/;

/** What tells the entries of a list apart, and stands for them in a path. */
const CODES = ['channel', 'stage', 'kind', 'level', 'category', 'code'];

/**
 * Every text of the procedure that still holds a placeholder, `[…]` or `XXXX`. None may be left in production.
 * A text that only repeats an earlier one, such as the address of a channel, is filled in with it and not listed.
 */
export function findBrackets(procedure: Procedure): Bracket[] {
  const brackets = textsOf(procedure, '').filter(({ text }) => PLACEHOLDER.test(text));
  return brackets.filter(
    ({ text }, position) => !brackets.slice(0, position).some((earlier) => text.includes(earlier.text)),
  );
}

/** Every assumed value that the operator has not confirmed, by its own path or by that of a part around it. */
export function findUnconfirmed(procedure: Procedure): Unconfirmed[] {
  return procedure.assumed
    .filter(({ path }) => !procedure.confirmed.some((confirmed) => covers(confirmed, path)))
    .map(({ path, why }) => ({ path, value: valueAt(procedure, path), why }));
}

/** Whether the part at the first path is, or holds, the one at the second. */
export function covers(part: string, path: string): boolean {
  return path === part || path.startsWith(`${part}.`);
}

function textsOf(value: unknown, path: string): Bracket[] {
  if (typeof value === 'string') return [{ path, text: value }];
  return partsOf(value).flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`));
}

function valueAt(procedure: Procedure, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => partsOf(value).find(([name]) => name === key)?.[1], procedure);
}

function partsOf(value: unknown): [name: string, part: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((entry: unknown, index) => [codeOf(entry) ?? String(index), entry]);
}

function codeOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const [, code] = Object.entries(entry).find(([name]) => CODES.includes(name)) ?? [];
  return code === undefined ? undefined : String(code);
}
