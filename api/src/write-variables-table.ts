import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withVariablesTable } from './variables-table.ts';

const path = resolve(import.meta.dirname, '../../README.md');
const readme = await readFile(path, 'utf8');
const current = withVariablesTable(readme);
if (current !== readme) await writeFile(path, current);
