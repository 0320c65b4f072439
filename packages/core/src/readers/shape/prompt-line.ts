import { commandAfterPrompt } from './prompt.ts';

/** What a shell's prompt ends with when nothing was typed: "ada@node-1:~$", "[root@node-1 ~]#", "$". */
const BARE =
  /^(?:\([\w.-]{1,40}\) ?)?(?:[\w.-]{1,40}@[\w.-]{1,64}[: ][^\s]{0,200} ?|\[[\w.@-]{1,100}[ :][^\]]{0,200}\] ?)?[$#%]$/;

/** Whether a shell waits for a command on this line, or has got one: what a command printed is over. */
export function isPromptLine(text: string): boolean {
  return commandAfterPrompt(text) !== undefined || BARE.test(text.slice(0, 600).trim());
}
