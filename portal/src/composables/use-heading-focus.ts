import { onMounted, type Ref } from 'vue';

let hasNavigated = false;

/** Tells the next heading that its page was reached by a navigation inside the portal. */
export function markNavigated(): void {
  hasNavigated = true;
}

/**
 * Moves the focus to the heading of a page that was navigated to, so that a screen reader begins there.
 * The first page of a visit is left to the browser.
 */
export function useHeadingFocus(heading: Readonly<Ref<HTMLElement | null>>): void {
  onMounted(() => {
    if (hasNavigated) heading.value?.focus({ preventScroll: true });
  });
}
