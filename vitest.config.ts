import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No step keeps state between calls and no test replaces a module, so files share a process: the code is loaded once a process, not once a file.
    isolate: false,
    // Vitest leaves a core to itself, which on two cores would be half of the machine.
    maxWorkers: '100%',
    // Only a hang is a failure: tests that spawn the tool, typeset or analyse take seconds on an idle machine and minutes on a busy one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
