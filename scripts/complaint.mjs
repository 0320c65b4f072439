/** Something the person at the keyboard can mend; its message is the one sentence they are shown. */
export class Complaint extends Error {}

/**
 * Runs a script's main function: a complaint is printed as its sentence, anything else is a bug and keeps its stack.
 * The process ends with the function, whatever is still pending.
 *
 * @param {() => Promise<number | void>} main resolves to the exit code, nothing meaning 0
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
