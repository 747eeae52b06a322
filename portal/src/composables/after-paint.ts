/** Resolves once the screen shows what a touch or a key changed: on a slow phone work comes after that answer. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
