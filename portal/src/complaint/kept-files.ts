const database = 'complaint-files';
const store = 'files';
/** Where storage is refused (private windows), bytes live as long as the page. */
const inMemory = new Map<string, File>();

/** Keeps the bytes of a chosen file on this device, beside the draft, until the complaint is sent. */
export async function keepFile(key: string, file: File): Promise<void> {
  inMemory.set(key, file);
  await inStore('readwrite', (files) => files.put(file, key));
}

/** The file, as it was chosen; null when this device no longer has it. */
export async function keptFile(key: string): Promise<File | null> {
  const kept: unknown = inMemory.get(key) ?? (await inStore('readonly', (files) => files.get(key)));
  return kept instanceof File ? kept : null;
}

/** Removes one file from this device. */
export async function dropFile(key: string): Promise<void> {
  inMemory.delete(key);
  await inStore('readwrite', (files) => files.delete(key));
}

/** Removes all files from this device. */
export async function dropAllFiles(): Promise<void> {
  inMemory.clear();
  await inStore('readwrite', (files) => files.clear());
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (files: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | null> {
  try {
    const opened = await open();
    const request = act(opened.transaction(store, mode).objectStore(store));
    const result = await answerOf(request);
    opened.close();
    return result;
  } catch {
    return null;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return answerOf(request);
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The device keeps no files'));
  });
}
