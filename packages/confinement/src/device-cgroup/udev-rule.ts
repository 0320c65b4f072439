/** One test of a udev rule. */
export interface UdevMatch {
  /** As written, with its attribute: "KERNEL", "ENV{ID_BUS}", "ATTRS{idVendor}". */
  readonly key: string;
  readonly negated: boolean;
  /** What stands between the quotes; null when only run time knows the test. */
  readonly value: string | null;
}

/** All tests of one rule; all of them have to hold. What the rule then assigns is left out. */
export interface UdevRule {
  readonly matches: readonly UdevMatch[];
}
