import type { Diagnosis } from '@whyblocked/contract';

const BLOCKED = 0xd7_3a_49;
const YOURS = 0xe0_a3_00;
const FINE = 0x2d_a4_4e;
const PLAIN = 0x6e_77_81;

/** The edge of a card; the words say the same. */
export function verdictAccent({ code }: Diagnosis['verdict']): number {
  switch (code) {
    case 'nothing-blocked':
    case 'harmless':
      return FINE;
    case 'nothing-recognised':
    case 'unknown':
      return PLAIN;
    case 'connect-interface':
    case 'already-permitted':
    case 'use-own-path':
    case 'devmode-allowed':
      return YOURS;
    default:
      return BLOCKED;
  }
}
