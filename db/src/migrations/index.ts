import { Foundation } from './20261123183634-foundation.ts';
import { Privileges } from './20261123183700-privileges.ts';
import { WholeProcedure } from './20261123192723-whole-procedure.ts';
import { ReportsAndQueues } from './20261123201643-reports-and-queues.ts';

/** Every migration, oldest first. */
export const migrationsList = [
  { name: '20261123183634-foundation', class: Foundation },
  { name: '20261123183700-privileges', class: Privileges },
  { name: '20261123192723-whole-procedure', class: WholeProcedure },
  { name: '20261123201643-reports-and-queues', class: ReportsAndQueues },
];
