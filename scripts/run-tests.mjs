// Runs the tests of all packages, or those whose file names contain an argument; vitest needs the Node that the packages need.
import { availableParallelism } from 'node:os';
import { startVitest } from 'vitest/node';
import { countLine, judge } from './test-count.mjs';

// Many tests start processes and threads, which takes long where a machine is busy; a hung one still ends.
const vitest = await startVitest('test', process.argv.slice(2), {
  run: true,
  watch: false,
  passWithNoTests: true,
  // Vitest leaves one core idle; our slow tests mostly wait for processes that they started.
  maxWorkers: Math.max(2, availableParallelism()),
  // Tests leave nothing behind in a module, so that each module is loaded once and not for every file of tests again.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
});
const counted = { passed: 0, failed: 0, skipped: 0 };
const skipLines = [];

for (const module of vitest.state.getTestModules()) {
  const before = counted.failed;
  for (const test of module.children.allTests()) {
    const result = test.result();
    counted[result.state === 'pending' ? 'failed' : result.state] += 1;
    if (result.state === 'skipped')
      skipLines.push(`skipped: ${test.fullName}${result.note ? ` (${result.note})` : ''}`);
  }
  // A file that could not be loaded, or whose hooks broke, has failed although none of its tests did.
  if (!module.ok() && counted.failed === before) counted.failed += 1;
}
counted.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();

const judged = judge(counted, process.env.REQUIRE_ALL === '1');
process.stdout.write([...skipLines, countLine(judged), ''].join('\n'));
process.exit(judged.failed === 0 ? 0 : 1);
