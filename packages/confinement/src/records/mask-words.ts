/** What masks of the classes that are no files are made of. */
const maskWords: ReadonlySet<string> = new Set(
  (
    'create bind connect listen accept send receive shutdown getattr setattr getopt setopt read write trace readby tracedby ' +
    'eavesdrop open delete override_creds sqpoll cmd userns_create'
  ).split(' '),
);

export function isMaskWord(word: string): boolean {
  return maskWords.has(word);
}
