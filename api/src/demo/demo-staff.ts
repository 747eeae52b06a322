import type { StaffRole } from '@desk/db';

/** The password of every demonstration account. They exist only outside production. */
export const DEMO_PASSWORD = 'a-demonstration-only';

/** The demonstration's people. */
export const DEMO_STAFF = [
  { name: 'Amira Hassan', email: 'amira@demo.example', role: 'HANDLER' },
  { name: 'Tom Ellis', email: 'tom@demo.example', role: 'HANDLER' },
  { name: 'Grace Okafor', email: 'grace@demo.example', role: 'MANAGER' },
  { name: 'Helen Price', email: 'helen@demo.example', role: 'DIRECTOR' },
  { name: 'Sam Reid', email: 'sam@demo.example', role: 'AUDITOR' },
] as const satisfies readonly { name: string; email: string; role: StaffRole }[];
