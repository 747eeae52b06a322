export * from './complaints.ts';
export * from './test-caller.ts';
export * from './test-clock.ts';
export * from './test-desk.ts';
export * from './test-subscriber.ts';
