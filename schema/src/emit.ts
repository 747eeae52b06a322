import { writeFile } from 'node:fs/promises';
import { schemaFile } from './schema-file.ts';
import { emittedSchema } from './schema-text.ts';

await writeFile(schemaFile, await emittedSchema());
