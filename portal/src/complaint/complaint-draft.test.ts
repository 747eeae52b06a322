import { describe, expect, it } from 'vitest';
import { deleteDraft, emptyDraft, isBegun, keepDraft, loadDraft } from './complaint-draft.ts';

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => items.delete(key),
    setItem: (key, value) => items.set(key, value),
  };
}

describe('the draft of a complaint', () => {
  it('comes back after a reload with its words and its key', () => {
    const storage = memoryStorage();
    const draft = emptyDraft();
    draft.answers.whatHappened = 'A fee was taken twice';
    draft.answers.contact.email = 'ada@example.com';
    keepDraft(storage, draft);
    expect(loadDraft(storage)).toEqual(draft);
    expect(isBegun(loadDraft(storage))).toBe(true);
  });

  it('is gone once deleted, and the next one has another key', () => {
    const storage = memoryStorage();
    const draft = emptyDraft();
    keepDraft(storage, draft);
    deleteDraft(storage);
    const next = loadDraft(storage);
    expect(isBegun(next)).toBe(false);
    expect(next.idempotencyKey).not.toBe(draft.idempotencyKey);
  });

  it.each(['no json', '{"idempotencyKey":"x"}', 'null'])('begins empty when %s is kept', (kept) => {
    const storage = memoryStorage();
    storage.setItem('complaint-draft', kept);
    expect(isBegun(loadDraft(storage))).toBe(false);
  });

  it('lives as long as the page where storage is refused', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const storage = { ...memoryStorage(), getItem: refused, setItem: refused };
    const draft = loadDraft(storage);
    keepDraft(storage, draft);
    expect(draft.idempotencyKey).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
