/** "$ ", "# ", "ada@host:~$ ", "[root@host ~]# ", "root@host:/var/log# ", "➜  ~ ": what stands before a command, and the command. */
const PROMPT =
  /^(?:\([\w.-]{1,40}\) ?)?(?:[A-Za-z_][\w.-]{0,40}@[\w.-]{1,64}:[^\s$#]{0,200} ?[$#]|\[[\w.@-]{1,100}[ :][^\]]{0,200}\] ?[$#]|[$#]|[➜❯](?: {1,4}~\S{0,100}(?= )| {1,4}\S{1,60} git:\([^)\s]{1,60}\)(?: ✗)?)?) +(?=\S)/;

/** The command of a line that a shell prompted for; undefined when the line is none. */
export function commandAfterPrompt(text: string): string | undefined {
  const prompt = PROMPT.exec(text.slice(0, 600));
  return prompt ? text.slice(prompt[0].length) : undefined;
}
