import type { Access as RecordAccess } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import { expectTypeOf, it } from 'vitest';

it('has one shape of access in records, rules and the contract', () => {
  expectTypeOf<RecordAccess>().toExtend<Access>();
  expectTypeOf<Access>().toExtend<RecordAccess>();
});
