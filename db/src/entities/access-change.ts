/** The PostgreSQL channel on which the database itself says whose access changed: `<kind>:<id>`. */
export const ACCESS_CHANGE_CHANNEL = 'access_change';

/**
 * A trigger that tells whose access changed or ended, whoever did it and by whatever way, so that open streams are
 * looked at again. That something was merely used changes no access.
 */
export function tellsAccessChange(kind: 'device' | 'session' | 'staff', column: string) {
  return {
    name: `${kind}_access_change`,
    timing: 'after' as const,
    events: ['update', 'delete'] as ('update' | 'delete')[],
    forEach: 'row' as const,
    body: `if to_jsonb(old) - 'last_used_at' is distinct from to_jsonb(new) - 'last_used_at' then perform pg_notify('${ACCESS_CHANGE_CHANNEL}', '${kind}:' || old.${column}); end if; return null`,
  };
}
