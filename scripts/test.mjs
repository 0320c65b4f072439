import { runChild } from './child.mjs';
import { Complaint, runMain } from './complaint.mjs';
import { prepare } from './prepare.mjs';
import { countLine } from './test-count.mjs';

await runMain(async () => {
  try {
    await prepare();
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    // What cannot be built cannot pass, and whoever reads the last line has to learn it there.
    process.stdout.write(`${error.message}\n${countLine({ passed: 0, failed: 1, skipped: 0 })}\n`);
    return 1;
  }
  return runChild('node', ['scripts/run-tests.mjs', ...process.argv.slice(2)]);
});
