/**
 * What udev knows of a device, keyed as a rule names it: "KERNEL", "SUBSYSTEM", "DRIVER", "TAG", "ENV{ID_BUS}", "ATTR{idVendor}". Null: it is
 * known to have none. What is not in the map is not known.
 */
export type UdevFacts = ReadonlyMap<string, string | null>;

/** A node that a program opens. Whatever is absent is unknown, not missing. */
export interface Device {
  /** "/dev/video0" */
  readonly path: string;
  /** The path is the node's own, as a kernel's record has it; a program's message may name a link to it. */
  readonly resolved?: boolean;
  readonly type?: 'c' | 'b';
  readonly major?: number;
  readonly minor?: number;
  readonly facts?: UdevFacts;
  /** The same for every device above it in sysfs, nearest first: all of them, or absent. */
  readonly parents?: readonly UdevFacts[];
}
