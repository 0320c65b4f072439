import { commandAfterPrompt } from './prompt.ts';

/** The command of a line that a shell prompted for, without `sudo` before it; undefined when the line is none. */
export function typedCommand(text: string): string | undefined {
  const typed = commandAfterPrompt(text);
  return typed === undefined ? undefined : withoutSudo(typed);
}

export function withoutSudo(command: string): string {
  const trimmed = command.trim();
  return trimmed.startsWith('sudo ') ? trimmed.slice(5).trimStart() : trimmed;
}
