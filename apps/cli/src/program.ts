import { Command } from 'commander';
import { addonsCommand } from './commands/addons-command.ts';
import { backupCommand } from './commands/backup-command.ts';
import { dataCommand } from './commands/data-command.ts';
import { diagnoseCommand } from './commands/diagnose-command.ts';
import { explanationsCommands } from './commands/explanations-command.ts';
import { followCommand } from './commands/follow-command.ts';
import { interfacesCommand } from './commands/interfaces-command.ts';
import { policyCommand } from './commands/policy-command.ts';
import { recordsCommand } from './commands/records-command.ts';
import { reportCommand } from './commands/report-command.ts';
import { reportsCommand } from './commands/reports-command.ts';
import { serveCommand } from './commands/serve-command.ts';
import { tokenCommand } from './commands/token-command.ts';
import { verifyCommand } from './commands/verify-command.ts';

/** The command line; parse errors and `--help` are thrown as CommanderError, so that the caller decides about exit codes. */
export function createProgram(version: string): Command {
  const program = new Command('whyblocked')
    .description('Paste a denial, get back what refused it, whose policy that is, and what would permit it.')
    .version(version)
    .addCommand(diagnoseCommand(version))
    .addCommand(followCommand())
    .addCommand(verifyCommand())
    .addCommand(recordsCommand())
    .addCommand(policyCommand())
    .addCommand(interfacesCommand())
    .addCommand(addonsCommand());
  for (const command of explanationsCommands()) program.addCommand(command);
  program
    .addCommand(dataCommand())
    .addCommand(reportCommand())
    .addCommand(reportsCommand())
    .addCommand(tokenCommand())
    .addCommand(backupCommand())
    .addCommand(serveCommand());
  forEachCommand(program, (command) => command.exitOverride());
  return program;
}

function forEachCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const child of command.commands) forEachCommand(child, act);
}
