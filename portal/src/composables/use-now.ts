import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue';

/** The current time, renewed every half minute and whenever the page is looked at again. */
export function useNow(): Readonly<Ref<Date>> {
  const now = shallowRef(new Date());
  const renew = () => {
    now.value = new Date();
  };
  const timer = setInterval(renew, 30_000);
  document.addEventListener('visibilitychange', renew);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', renew);
  });
  return readonly(now);
}
