/** Calls back when the device is online again or the page is looked at again. Returns the way to stop. */
export function onWake(callback: () => void): () => void {
  const whenVisible = () => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', callback);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}

/** Resolves after the milliseconds, or earlier when the device wakes up. */
export function waitOrWake(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopListening();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const stopListening = onWake(done);
  });
}
