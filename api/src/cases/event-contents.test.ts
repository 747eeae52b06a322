import type { CaseEvent } from '@desk/db';
import { expect, it } from 'vitest';
import { rowOf } from './event-contents.ts';
import { SEALING_TYPES } from './sealed-content.ts';

it.each(SEALING_TYPES)('the words that %s sealed have a row in which they are found', (type) => {
  expect(rowOf({ type, seq: 1, data: {} } as CaseEvent)).not.toBeNull();
});
