import { describe, expect, it } from 'vitest';
import type { CommandDefinition } from './command-definition.ts';
import { COMMANDS } from './commands.ts';

/** Everything that Discord counts in a definition. */
function charsOf(command: CommandDefinition): number {
  if (command.kind === 'message-menu') return command.name.length;
  const options = command.kind === 'slash' ? command.options : command.subcommands.flatMap((one) => one.options);
  const named = [command, ...(command.kind === 'slash-group' ? command.subcommands : []), ...options];
  const choices = options.flatMap((option) => ('choices' in option && option.choices ? option.choices : []));
  return (
    named.reduce((sum, { name, description }) => sum + name.length + description.length, 0) +
    choices.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  );
}

describe.each(COMMANDS.map((command) => [command.name, command] as const))('the command %s', (_, command) => {
  it('is one that Discord registers', () => {
    expect(charsOf(command)).toBeLessThanOrEqual(8_000);
    if (command.kind === 'message-menu') {
      expect(command.name).toMatch(/^.{1,32}$/);
      return;
    }
    const options = command.kind === 'slash' ? command.options : command.subcommands.flatMap((one) => one.options);
    const subcommands = command.kind === 'slash-group' ? command.subcommands : [];
    for (const { name, description } of [command, ...options, ...subcommands]) {
      expect(name).toMatch(/^[a-z-]{1,32}$/);
      expect(description).toMatch(/^.{1,100}$/);
    }
    expect(options.length).toBeLessThanOrEqual(25);
    // Required options come first, and what completes has no choices.
    const required = options.map(({ isRequired }) => isRequired === true);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    for (const option of options) {
      if (option.type !== 'string') continue;
      expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
      expect(option.completes && option.choices).toBeFalsy();
      expect(option.maxLength ?? 1).toBeLessThanOrEqual(6_000);
    }
  });
});

it('commands have names of their own', () => {
  expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
});
