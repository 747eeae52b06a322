import { defineConfig } from '@playwright/test';
import stories from './playwright.config.ts';

/** `npm run screenshots`: pictures of every page instead of stories about them. */
export default defineConfig({ ...stories, testDir: 'screenshots', outputDir: '.output/screenshots-run' });
