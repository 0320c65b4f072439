import { patternFinder } from '../pattern-finder.ts';

/**
 * UUIDs, also as names of units write them (`pod0a1b…_8bbd_…`), and the ids of machine and boot. Ids of containers and
 * the hashes in names of pods stay: they tell occurrences apart and identify nobody.
 */
export const findIds = patternFinder([
  {
    near: ['-', '_'],
    pattern:
      /(?<![A-Z0-9])(?<UUID>[0-9a-f]{8}(?:-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-|_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{4}_)[0-9a-f]{12})(?![0-9A-Fa-f])/dg,
  },
  {
    near: ['-'],
    pattern: /(?<![A-Za-z0-9])(?<UUID>[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})(?![0-9A-Fa-f])/dg,
  },
  {
    near: ['machine'],
    pattern: /machine[ _-]?id\\{0,3}["']?(?:=|:?[ \t]{1,40}|:)\\{0,3}["']?(?<MACHINE>[0-9a-f]{32})(?![0-9A-Za-z])/dgi,
  },
  { near: ['log/journal/'], pattern: /log\/journal\/(?<MACHINE>[0-9a-f]{32})(?![0-9A-Za-z])/dg },
  {
    near: ['boot'],
    pattern: /boot[ _-]?id\\{0,3}["']?(?:=|:?[ \t]{1,40}|:)\\{0,3}["']?(?<BOOT>[0-9a-f]{32})(?![0-9A-Za-z])/dgi,
  },
  /** Of a virtual machine at a cloud, and of the account it runs in. */
  { near: ['i-'], pattern: /(?<![\w-])(?<MACHINE>i-(?:[0-9a-f]{17}|[0-9a-f]{8}))(?![\w-])/dg },
  { near: ['arn:aws'], pattern: /arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:[a-z0-9-]{0,20}:(?<TEXT>[0-9]{12}):/dg },
  { near: ['account'], pattern: /account[_-]?id\\{0,3}["']?[:=] ?\\{0,3}["']?(?<TEXT>[0-9]{12})(?![0-9])/dgi },
  {
    near: ['serial'],
    pattern: /serial(?:[ _]number)?:[ \t]{1,20}(?<MACHINE>(?=[A-Z-]{0,20}[0-9])[A-Z0-9-]{5,40})(?![\w-])/dgi,
  },
  { near: ['ssid'], pattern: /(?<![A-Za-z])E?SSID(?::|=|: )\\{0,3}"(?<TEXT>[^"\\\n]{1,64})/dg },
  { near: ['ssid'], pattern: /(?<![A-Za-z])SSID(?:=|: )(?<TEXT>[^\s"'\\]{1,32})/dg },
  { near: [';b='], pattern: /;b=(?<BOOT>[0-9a-f]{32})(?![0-9A-Za-z])/dg },
  { near: ['s='], pattern: /(?<![A-Za-z0-9])s=(?<MACHINE>[0-9a-f]{32});/dg },
]);
